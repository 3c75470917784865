package io.zeolite.text.script;

import io.zeolite.api.V128;
import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.NumberType;
import io.zeolite.text.parser.TokenCursor;
import io.zeolite.text.parser.V128Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Parses arguments and patterns for results. */
final class ValueParser {

    private final TokenCursor cursor;

    ValueParser(TokenCursor cursor) {
        this.cursor = cursor;
    }

    List<Constant> arguments() {
        List<Constant> arguments = new ArrayList<>();
        while (cursor.atOpen()) {
            arguments.add(argument());
        }
        return arguments;
    }

    private Constant argument() {
        cursor.open();
        Constant constant = switch (cursor.word()) {
            case "i32.const" -> new Constant.Number(NumberType.I32, cursor.integer(Integer.SIZE));
            case "i64.const" -> new Constant.Number(NumberType.I64, cursor.integer(Long.SIZE));
            case "f32.const" -> new Constant.Number(NumberType.F32, cursor.floatingPoint(false));
            case "f64.const" -> new Constant.Number(NumberType.F64, cursor.floatingPoint(true));
            case "v128.const" -> {
                V128Literal vector = V128Literal.parse(cursor);
                yield new Constant.Vector(new V128(vector.low(), vector.high()));
            }
            case "ref.null" -> {
                skipHeapType();
                yield new Constant.Null();
            }
            case "ref.extern", "ref.host" -> new Constant.Host((int) cursor.unsigned(Integer.SIZE));
            default -> throw cursor.unexpected();
        };
        cursor.close();
        return constant;
    }

    List<Expected> results() {
        List<Expected> results = new ArrayList<>();
        while (cursor.atOpen()) {
            results.add(result());
        }
        return results;
    }

    private Expected result() {
        cursor.open();
        String keyword = cursor.word();
        Expected result = switch (keyword) {
            case "i32.const" -> number(NumberType.I32, cursor.integer(Integer.SIZE));
            case "i64.const" -> number(NumberType.I64, cursor.integer(Long.SIZE));
            case "f32.const" -> floatingPoint(NumberType.F32);
            case "f64.const" -> floatingPoint(NumberType.F64);
            case "v128.const" -> lanes();
            case "either" -> either();
            case "ref.null" -> {
                if (!cursor.atClose()) {
                    skipHeapType();
                }
                yield new Expected.Exactly(new Constant.Null());
            }
            default -> reference(keyword);
        };
        cursor.close();
        return result;
    }

    /** One inside another is not nested but continued, as it means the same: the depth is not limited by the thread's. */
    private Expected either() {
        List<Expected> alternatives = new ArrayList<>();
        int inner = 0;
        while (inner > 0 || !cursor.atClose()) {
            if (cursor.skipOpen("either")) {
                inner++;
            } else if (cursor.skipClose()) {
                inner--;
            } else {
                alternatives.add(result());
            }
        }
        return new Expected.Either(alternatives);
    }

    private void skipHeapType() {
        if (cursor.identifier().isEmpty()) {
            cursor.word();
        }
    }

    private static Expected number(NumberType type, long bits) {
        return new Expected.Exactly(new Constant.Number(type, bits));
    }

    private Expected floatingPoint(NumberType type) {
        if (cursor.skip("nan:canonical")) {
            return new Expected.Nan(type, true);
        }
        return cursor.skip("nan:arithmetic")
                ? new Expected.Nan(type, false)
                : number(type, cursor.floatingPoint(type == NumberType.F64));
    }

    private Expected lanes() {
        V128Literal.Shape shape = V128Literal.Shape.parse(cursor);
        List<Expected> lanes = new ArrayList<>();
        while (lanes.size() < shape.lanes()) {
            if (shape.isFloatingPoint()) {
                lanes.add(floatingPoint(shape.laneBits() == Integer.SIZE ? NumberType.F32 : NumberType.F64));
            } else {
                lanes.add(number(NumberType.I64, shape.lane(cursor)));
            }
        }
        return new Expected.Lanes(lanes);
    }

    private Expected reference(String keyword) {
        if (!cursor.atClose() && (keyword.equals("ref.extern") || keyword.equals("ref.host"))) {
            return new Expected.Exactly(new Constant.Host((int) cursor.unsigned(Integer.SIZE)));
        }
        Optional<AbstractHeapType> heap = Arrays.stream(AbstractHeapType.values())
                .filter(type -> keyword.equals("ref." + type))
                .findFirst();
        return new Expected.Reference(heap.orElseThrow(cursor::unexpected));
    }
}
