package io.zeolite.text.printer;

import io.zeolite.api.type.ReferenceType;
import io.zeolite.format.BranchHints;
import io.zeolite.format.CatchClause;
import io.zeolite.format.Expression;
import io.zeolite.format.IndexSpace;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.Opcode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prints instructions, plain, with their immediates by shape. */
final class InstructionPrinter {

    private static final String INDENT = "  ";
    /** Deeper blocks are not indented further, so that the text stays linear in the size of the module. */
    private static final int MAX_INDENT = 40;

    private final StringBuilder out;
    private final Scopes scopes;
    private final TypePrinter types;
    private final Identifiers locals;
    private final Map<Integer, String> labelNames;
    private final Map<Integer, Boolean> hints;
    private final List<String> labels = new ArrayList<>();
    /** The places of the open labels of each name, innermost last. */
    private final Map<String, Deque<Integer>> places = new HashMap<>();
    private int labelCount;

    /**
     * Makes a printer.
     *
     * @param labelNames the names of labels, in the order of their instructions
     * @param hints      whether the branch is likely, by offset of the instruction
     */
    InstructionPrinter(StringBuilder out, Scopes scopes, Identifiers locals, Map<Integer, String> labelNames,
            Map<Integer, Boolean> hints) {
        this.out = out;
        this.scopes = scopes;
        this.types = new TypePrinter(scopes);
        this.locals = locals;
        this.labelNames = labelNames;
        this.hints = hints;
    }

    /** Prints each instruction on a line of its own, except the last {@code end}. */
    void lines(Expression expression, int depth) {
        InstructionReader reader = new InstructionReader(expression);
        while (reader.hasNext()) {
            Opcode opcode = reader.next();
            if (opcode == Opcode.END && labels.isEmpty()) {
                return;
            }
            boolean outdented = opcode == Opcode.END || opcode == Opcode.ELSE;
            out.append('\n').repeat(INDENT, depth + Math.min(labels.size() - (outdented ? 1 : 0), MAX_INDENT));
            instruction(opcode, reader);
        }
    }

    /** Prints the instructions in one line, each after a blank, except the last {@code end}. */
    void line(Expression expression) {
        InstructionReader reader = new InstructionReader(expression);
        while (reader.hasNext()) {
            Opcode opcode = reader.next();
            if (opcode == Opcode.END && labels.isEmpty()) {
                return;
            }
            out.append(' ');
            instruction(opcode, reader);
        }
    }

    /** Prints each instruction on a line of its own after its offset, the last {@code end} too. */
    void linesWithOffsets(Expression expression) {
        InstructionReader reader = new InstructionReader(expression);
        while (reader.hasNext()) {
            Opcode opcode = reader.next();
            boolean outdented = opcode == Opcode.END || opcode == Opcode.ELSE;
            out.append("\n  0x%06x  ".formatted(reader.position()))
                    .repeat(INDENT, Math.clamp(labels.size() - (outdented ? 1 : 0), 0, MAX_INDENT));
            if (opcode == Opcode.END && labels.isEmpty()) {
                out.append(opcode.text());
            } else {
                instruction(opcode, reader);
            }
        }
    }

    private void instruction(Opcode opcode, InstructionReader reader) {
        Boolean likely = hints.isEmpty() ? null : hints.get(reader.position());
        if (likely != null) {
            out.append("(@").append(BranchHints.SECTION_NAME).append(likely ? " \"\\01\") " : " \"\\00\") ");
        }
        out.append(opcode.text());
        switch (opcode) {
            case BLOCK, LOOP, IF, TRY_TABLE -> {
                String name = labelNames.getOrDefault(labelCount++, "");
                out.append(name.isEmpty() ? "" : " " + Quoted.identifier(name));
                immediates(opcode, reader);
                places.computeIfAbsent(name, _ -> new ArrayDeque<>()).addLast(labels.size());
                labels.add(name);
            }
            case END -> places.get(labels.removeLast()).removeLast();
            default -> immediates(opcode, reader);
        }
    }

    private void immediates(Opcode opcode, InstructionReader reader) {
        switch (opcode.immediates()) {
            case NONE, FENCE -> {
            }
            case BLOCK_TYPE -> out.append(types.blockType(reader.blockType()));
            case TRY_TABLE -> {
                out.append(types.blockType(reader.blockType()));
                for (int i = 0; i < reader.catchCount(); i++) {
                    catchClause(reader.catchClause(i));
                }
            }
            case BR_TABLE -> {
                for (int i = 0; i < reader.labelCount(); i++) {
                    out.append(' ').append(label(reader.label(i)));
                }
            }
            case LABEL -> out.append(' ').append(label(reader.index()));
            case LOCAL -> out.append(' ').append(locals.reference(reader.index()));
            case FUNCTION, TYPE, TAG, GLOBAL, DATA, ELEMENT ->
                    reference(opcode.immediates().indexSpaces().getFirst(), reader.index());
            case TABLE, MEMORY -> optional(opcode.immediates().indexSpaces().getFirst(), reader.index());
            case TYPE_DATA, TYPE_ELEMENT, TYPE_TYPE -> {
                reference(IndexSpace.TYPE, reader.index());
                reference(opcode.immediates().indexSpaces().get(1), reader.index2());
            }
            case TABLE_TABLE, MEMORY_MEMORY -> {
                if (reader.index() != 0 || reader.index2() != 0) {
                    reference(opcode.immediates().indexSpaces().getFirst(), reader.index());
                    reference(opcode.immediates().indexSpaces().getFirst(), reader.index2());
                }
            }
            case TYPE_TABLE -> {
                optional(IndexSpace.TABLE, reader.index2());
                out.append(" (type ").append(scopes.of(IndexSpace.TYPE).reference(reader.index())).append(')');
            }
            case TYPE_FIELD -> {
                reference(IndexSpace.TYPE, reader.index());
                out.append(' ').append(scopes.fieldsOf(reader.index()).reference(reader.index2()));
            }
            case TYPE_COUNT -> {
                reference(IndexSpace.TYPE, reader.index());
                out.append(' ').append(Integer.toUnsignedString(reader.index2()));
            }
            case DATA_MEMORY, ELEMENT_TABLE -> {
                optional(opcode.immediates().indexSpaces().get(1), reader.index2());
                reference(opcode.immediates().indexSpaces().get(0), reader.index());
            }
            case MEMARG -> memoryArgument(opcode, reader);
            case MEMARG_LANE -> {
                memoryArgument(opcode, reader);
                out.append(' ').append(reader.lane());
            }
            case LANE -> out.append(' ').append(reader.lane());
            case LANES -> {
                for (int i = 0; i < 16; i++) {
                    out.append(' ').append(reader.lane(i));
                }
            }
            case I32 -> out.append(' ').append(reader.i32());
            case I64 -> out.append(' ').append(reader.i64());
            case F32 -> out.append(' ').append(FloatText.single(reader.f32Bits()));
            case F64 -> out.append(' ').append(FloatText.dual(reader.f64Bits()));
            case V128 -> out.append(" i64x2 0x%016x 0x%016x".formatted(reader.v128Low(), reader.v128High()));
            case SELECT_TYPES -> {
                out.append(reader.selectTypes().isEmpty() ? " (result)"
                        : types.valueTypes("result", reader.selectTypes()));
            }
            case HEAP_TYPE -> out.append(' ').append(types.heapType(reader.heapType()));
            case REFERENCE -> reference(ReferenceType.nonNull(reader.heapType()));
            case REFERENCE_NULL -> reference(ReferenceType.nullable(reader.heapType()));
            case CAST -> {
                out.append(' ').append(label(reader.index()));
                reference(reader.castSource());
                reference(reader.castTarget());
            }
        }
    }

    private void reference(IndexSpace space, int index) {
        out.append(' ').append(scopes.of(space).reference(index));
    }

    private void reference(ReferenceType type) {
        out.append(' ').append(types.storageType(type));
    }

    private void optional(IndexSpace space, int index) {
        if (index != 0) {
            reference(space, index);
        }
    }

    /** {@return the label's identifier, if it has one and no inner label hides it; else its index} */
    private String label(int index) {
        int place = labels.size() - 1 - index;
        if (index < 0 || place < 0) {
            return Integer.toUnsignedString(index);
        }
        String name = labels.get(place);
        return name.isEmpty() || places.get(name).getLast() != place ? Integer.toString(index)
                : Quoted.identifier(name);
    }

    private void catchClause(CatchClause clause) {
        out.append(" (").append(clause.kind());
        if (clause.kind().hasTag()) {
            reference(IndexSpace.TAG, clause.tag());
        }
        out.append(' ').append(label(clause.label())).append(')');
    }

    private void memoryArgument(Opcode opcode, InstructionReader reader) {
        optional(IndexSpace.MEMORY, reader.memory());
        if (reader.offset() != 0) {
            out.append(" offset=").append(Long.toUnsignedString(reader.offset()));
        }
        if (1L << reader.alignment() != opcode.accessBytes()) {
            out.append(" align=").append(Long.toUnsignedString(1L << reader.alignment()));
        }
    }
}
