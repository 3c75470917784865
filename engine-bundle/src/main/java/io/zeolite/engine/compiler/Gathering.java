package io.zeolite.engine.compiler;

import io.zeolite.api.type.StructType;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.Opcode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The operands of instructions that make structures and arrays of so many values that moving them about would be more than
 * a method can hold. Such an operand does not stay on the operand stack: it is put into the object, which is in the
 * activation meanwhile, as soon as no other instruction touches it any more.
 *
 * @param steps  what is put where, by the offset of the instruction after which that is
 * @param makers the offsets of the instructions whose operands these are
 */
record Gathering(Map<Integer, List<Step>> steps, Set<Integer> makers) {

    static final Gathering NONE = new Gathering(Map.of(), Set.of());

    /** As many operands stay on the operand stack. */
    private static final int FEW = 64;

    /**
     * Some of the operands of an instruction.
     *
     * @param opcode   the instruction
     * @param offset   where it is in the module
     * @param type     the index of the type of what it makes
     * @param operands how many operands it takes
     * @param first    the first of these
     * @param end      the one after the last
     * @param above    how many operands are above them
     */
    record Step(Opcode opcode, int offset, int type, int operands, int first, int end, int above) {
    }

    /** {@return the name under which what an instruction makes is in the activation} */
    static String field(int offset) {
        return "made" + offset;
    }

    /** Finds such instructions in the table of a function that would be one method. */
    static Gathering of(ModulePlan plan, int function, BodyTable table) {
        Map<Integer, List<Step>> steps = new HashMap<>();
        Set<Integer> makers = new HashSet<>();
        InstructionReader in = new InstructionReader(plan.body(function).body());
        for (int i = 0; i < table.count(); i++) {
            if (table.height(i) - table.lowest(i) > FEW && table.flow(i) == Flow.NEXT) {
                in.moveTo(table.offset(i));
                Opcode opcode = in.next();
                int operands = operands(plan, opcode, in);
                if (operands > FEW) {
                    makers.add(table.offset(i));
                    add(steps, table, i, new Step(opcode, table.offset(i), in.index(), operands, 0, operands, 0));
                }
            }
        }
        return makers.isEmpty() ? NONE : new Gathering(steps, makers);
    }

    private static int operands(ModulePlan plan, Opcode opcode, InstructionReader in) {
        return switch (opcode) {
            case ARRAY_NEW_FIXED -> in.index2();
            case STRUCT_NEW -> {
                StructType struct = plan.types().structType(in.index());
                yield plan.runtimeType(in.index()).layout().factory().isPresent() ? 0 : struct.fields().size();
            }
            default -> 0;
        };
    }

    /** Goes back from the instruction to those that touched its operands last. */
    private static void add(Map<Integer, List<Step>> steps, BodyTable table, int instruction, Step all) {
        int base = table.height(instruction) - all.operands();
        int left = all.operands();
        for (int i = instruction - 1; left > 0; i--) {
            // the end of a block moves what is below the block, which is the same after it
            int untouched = table.flow(i) == Flow.CLOSE ? table.region(i).base : table.lowest(i);
            int first = Math.max(0, untouched - base);
            if (first < left) {
                int above = table.height(i + 1) - base - left;
                steps.computeIfAbsent(table.offset(i), _ -> new ArrayList<>())
                        .add(new Step(all.opcode(), all.offset(), all.type(), all.operands(), first, left, above));
                left = first;
            }
        }
    }
}
