package io.zeolite.format;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TableType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decodes what holds constant expressions: tables, globals, element and data segments.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html#element-section">Specification: element
 *      section</a>
 */
final class SegmentDecoder {

    /** Starts a table that has an initializer; a zero byte follows. */
    static final int TABLE_WITH_INITIALIZER = 0x40;

    /** The element kind, the only one there is: functions. */
    static final int FUNCTIONS = 0x00;
    /** The type of elements that are given as function indices. */
    static final ReferenceType FUNCTION = ReferenceType.nonNull(AbstractHeapType.FUNC);

    private static final SegmentMode PASSIVE = new SegmentMode.Passive();
    private static final SegmentMode DECLARATIVE = new SegmentMode.Declarative();

    private final ByteReader in;
    private final TypeDecoder types;
    private final InstructionReader instructions;

    SegmentDecoder(ByteReader in) {
        this.in = in;
        this.types = new TypeDecoder(in);
        this.instructions = new InstructionReader(in);
    }

    Table table() {
        if (in.peek() != TABLE_WITH_INITIALIZER) {
            return new Table(types.tableType(), Optional.empty());
        }
        in.u8();
        int at = in.position();
        if (in.u8() != 0) {
            throw in.malformed("zero byte expected", at);
        }
        TableType type = types.tableType();
        return new Table(type, Optional.of(instructions.expression()));
    }

    GlobalVariable global() {
        GlobalType type = types.globalType();
        return new GlobalVariable(type, instructions.expression());
    }

    ElementSegment element() {
        int at = in.position();
        int flags = in.u32();
        return switch (flags) {
            case 0 -> {
                SegmentMode mode = active(0);
                yield functions(mode, FUNCTION);
            }
            case 1 -> functions(PASSIVE, elementKind());
            case 2 -> {
                SegmentMode mode = active(in.u32());
                yield functions(mode, elementKind());
            }
            case 3 -> functions(DECLARATIVE, elementKind());
            case 4 -> {
                SegmentMode mode = active(0);
                yield expressions(mode, ReferenceType.FUNCREF);
            }
            case 5 -> expressions(PASSIVE, types.referenceType());
            case 6 -> {
                SegmentMode mode = active(in.u32());
                yield expressions(mode, types.referenceType());
            }
            case 7 -> expressions(DECLARATIVE, types.referenceType());
            default -> throw in.malformed("malformed elements segment kind: " + Integer.toUnsignedString(flags), at);
        };
    }

    private SegmentMode active(int index) {
        return new SegmentMode.Active(index, instructions.expression());
    }

    private ReferenceType elementKind() {
        int at = in.position();
        int kind = in.u8();
        if (kind != FUNCTIONS) {
            throw in.malformed("malformed element kind: 0x%02x".formatted(kind), at);
        }
        return FUNCTION;
    }

    /** Each function index abbreviates the expression {@code ref.func function}; all share the bytes of one array. */
    private ElementSegment functions(SegmentMode mode, ReferenceType type) {
        int[] ends = new int[in.count()];
        ByteWriter out = new ByteWriter();
        for (int i = 0; i < ends.length; i++) {
            out.u8(Opcode.REF_FUNC.code());
            out.u32(in.u32());
            out.u8(Opcode.END.code());
            ends[i] = out.size();
        }
        byte[] code = out.toByteArray();
        List<Expression> initializers = new ArrayList<>(ends.length);
        for (int i = 0; i < ends.length; i++) {
            initializers.add(new Expression(code, i == 0 ? 0 : ends[i - 1], ends[i]));
        }
        return new ElementSegment(type, initializers, mode);
    }

    private ElementSegment expressions(SegmentMode mode, ReferenceType type) {
        return new ElementSegment(type, types.vector(instructions::expression), mode);
    }

    DataSegment data() {
        int at = in.position();
        int flags = in.u32();
        SegmentMode mode = switch (flags) {
            case 0 -> active(0);
            case 1 -> PASSIVE;
            case 2 -> active(in.u32());
            default -> throw in.malformed("malformed data segment kind: " + Integer.toUnsignedString(flags), at);
        };
        return new DataSegment(in.slice(in.u32()), mode);
    }
}
