package io.zeolite.format;

import io.zeolite.api.type.ReferenceType;
import java.util.OptionalInt;

/**
 * Encodes what holds constant expressions: the counterpart of {@link SegmentDecoder}, method by method.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html#element-section">Specification: element
 *      section</a>
 */
final class SegmentEncoder {

    private static final int NOT_ACTIVE = 0b001;
    private static final int INDEXED_OR_DECLARATIVE = 0b010;
    private static final int EXPRESSIONS = 0b100;

    private final ByteWriter out;
    private final TypeEncoder types;
    private final InstructionReader reader = new InstructionReader(Expression.of());

    SegmentEncoder(ByteWriter out) {
        this.out = out;
        this.types = new TypeEncoder(out);
    }

    void table(Table table) {
        if (table.initializer().isPresent()) {
            out.u8(SegmentDecoder.TABLE_WITH_INITIALIZER);
            out.u8(0);
        }
        types.tableType(table.type());
        table.initializer().ifPresent(this::expression);
    }

    void global(GlobalVariable global) {
        types.globalType(global.type());
        expression(global.initializer());
    }

    void expression(Expression expression) {
        out.bytes(expression.bytes());
    }

    /** Writes function indices where all elements are such, as compilers do; else expressions. */
    void element(ElementSegment segment) {
        boolean functions = segment.type().equals(SegmentDecoder.FUNCTION)
                && segment.initializers().stream().allMatch(initializer -> functionIndex(initializer).isPresent());
        boolean typed = !segment.type().equals(functions ? SegmentDecoder.FUNCTION : ReferenceType.FUNCREF);
        int flags = mode(segment.mode(), typed) | (functions ? 0 : EXPRESSIONS);
        out.u32(flags);
        place(segment.mode(), flags);
        if ((flags & (NOT_ACTIVE | INDEXED_OR_DECLARATIVE)) != 0) {
            if (functions) {
                out.u8(SegmentDecoder.FUNCTIONS);
            } else {
                types.storageType(segment.type());
            }
        }
        types.vector(segment.initializers(), initializer -> {
            if (functions) {
                out.u32(functionIndex(initializer).getAsInt());
            } else {
                expression(initializer);
            }
        });
    }

    private static int mode(SegmentMode mode, boolean typed) {
        return switch (mode) {
            case SegmentMode.Passive() -> NOT_ACTIVE;
            case SegmentMode.Declarative() -> NOT_ACTIVE | INDEXED_OR_DECLARATIVE;
            case SegmentMode.Active(int index, Expression _) -> index != 0 || typed ? INDEXED_OR_DECLARATIVE : 0;
        };
    }

    private void place(SegmentMode mode, int flags) {
        if (mode instanceof SegmentMode.Active(int index, Expression offset)) {
            if ((flags & INDEXED_OR_DECLARATIVE) != 0) {
                out.u32(index);
            }
            expression(offset);
        }
    }

    /** {@return the function if the expression is a lone {@code ref.func}} */
    private OptionalInt functionIndex(Expression expression) {
        reader.reset(expression);
        if (reader.next() != Opcode.REF_FUNC) {
            return OptionalInt.empty();
        }
        int function = reader.index();
        return reader.next() == Opcode.END ? OptionalInt.of(function) : OptionalInt.empty();
    }

    void data(DataSegment segment) {
        if (segment.mode() instanceof SegmentMode.Declarative) {
            throw new IllegalArgumentException("data segments are passive or active");
        }
        int flags = mode(segment.mode(), false);
        out.u32(flags);
        place(segment.mode(), flags);
        out.u32(segment.bytes().length());
        out.bytes(segment.bytes());
    }
}
