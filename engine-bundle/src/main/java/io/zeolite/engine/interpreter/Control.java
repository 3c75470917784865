package io.zeolite.engine.interpreter;

import io.zeolite.api.type.FunctionType;
import io.zeolite.format.CatchClause;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.Opcode;
import java.util.ArrayList;
import java.util.List;

/** Translates blocks and branches. Operands are in their own slots wherever ways of control meet. */
final class Control {

    private final CodeBuffer code;
    private final Operands operands;
    private final boolean interruptible;
    private final int observed;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Block.Clause> clauses = new ArrayList<>();

    /** @param observed the index of the function if it is observed; else -1 */
    Control(CodeBuffer code, Operands operands, boolean interruptible, int observed) {
        this.code = code;
        this.operands = operands;
        this.interruptible = interruptible;
        this.observed = observed;
    }

    /** {@return whether the function's own block is open} */
    boolean isOpen() {
        return !blocks.isEmpty();
    }

    /** {@return the catch clauses of the function, inner ones first} */
    List<Handler> handlers() {
        return clauses.stream().map(Block.Clause::handler).toList();
    }

    /** Starts the function, whose block is {@link Opcode#BLOCK}. */
    void beginFunction(FunctionType type) {
        blocks.add(new Block(Opcode.BLOCK, new FunctionType(List.of(), type.results()), 0, 0));
        checkInterruption();
    }

    private void checkInterruption() {
        if (interruptible) {
            code.add(Op.CHECK_INTERRUPTION);
        }
    }

    /** Starts a block, loop, if, or block with handlers. */
    void begin(Opcode opcode, FunctionType type, InstructionReader reader) {
        int condition = opcode == Opcode.IF ? operands.pop() : -1;
        long comparison = opcode == Opcode.IF ? takeComparison(condition) : 0;
        operands.settle();
        int elseBranch = opcode == Opcode.IF
                ? code.add(Op.target(Op.op(comparison), 0, Op.a(comparison), Op.b(comparison))) : -1;
        int start = code.bind();
        Block block = new Block(opcode, type, operands.height() - SlotKind.of(type.parameters()).length, start);
        block.elseBranch = elseBranch;
        if (opcode == Opcode.LOOP) {
            operands.enterLoop();
            checkInterruption();
        } else if (opcode == Opcode.TRY_TABLE) {
            for (int i = 0; i < reader.catchCount(); i++) {
                addClause(block, reader.catchClause(i), start);
            }
        }
        blocks.add(block);
    }

    private void addClause(Block block, CatchClause clause, int start) {
        Block target = target(clause.label());
        Block.Clause added = new Block.Clause(clause, start, operands.own(target.height));
        target.aim(added);
        block.clauses.add(added);
    }

    /** Ends the first part of an if. */
    void otherwise(boolean reachable) {
        Block block = blocks.getLast();
        if (reachable) {
            operands.settleTop(block.results.length);
            block.aim(code.add(Op.target(Op.BRANCH, 0, 0, 0)), code);
        }
        code.aim(block.elseBranch, code.bind());
        block.elseBranch = -1;
        operands.cut(block.height);
        operands.push(block.parameters);
    }

    /** Ends a block, or the function. */
    void end(boolean reachable) {
        Block block = blocks.removeLast();
        if (blocks.isEmpty()) {
            endFunction(block, reachable);
            return;
        }
        if (reachable) {
            operands.settleTop(block.results.length);
        }
        if (block.opcode == Opcode.LOOP) {
            operands.leaveLoop();
        }
        int place = code.bind();
        for (Block.Clause clause : block.clauses) {
            clause.end(place);
            clauses.add(clause);
        }
        if (block.elseBranch >= 0) {
            code.aim(block.elseBranch, place);
        }
        block.end(place, code);
        operands.cut(block.height);
        operands.push(block.results);
    }

    private void endFunction(Block block, boolean reachable) {
        if (reachable) {
            returnTop(block.results);
        }
        if (block.isAimedAt()) {
            block.end(code.bind(), code);
            operands.cut(0);
            operands.push(block.results);
            returnTop(block.results);
        }
    }

    /** Returns from the function. */
    void returnTop() {
        returnTop(blocks.getFirst().results);
    }

    private void returnTop(SlotKind[] results) {
        if (results.length == 0) {
            tellListeners(0);
            code.add(Op.RETURN);
        } else if (results.length == 1) {
            int a = operands.slot(operands.height() - 1);
            tellListeners(a);
            code.add(Op.word(results[0] == SlotKind.REFERENCE ? Op.RETURN_REFERENCE : Op.RETURN_VALUE, 0, a, 0));
        } else {
            operands.settleTop(results.length);
            int a = operands.own(operands.height() - results.length);
            tellListeners(a);
            code.add(Op.target(Op.RETURN_MANY, results.length, a, 0));
        }
    }

    private void tellListeners(int firstResult) {
        if (observed >= 0) {
            code.add(Op.target(Op.INSTANCE, Opcode.RETURN.ordinal(), 0, firstResult),
                    InstanceOperations.immediates(observed, 0, false, false));
        }
    }

    /** Returns what a function that was called in place of this one, but by another tier, left where the frame starts. */
    void returnFirst() {
        SlotKind[] results = blocks.getFirst().results;
        if (results.length < 2) {
            code.add(results.length == 0 ? Op.RETURN
                    : results[0] == SlotKind.REFERENCE ? Op.RETURN_REFERENCE : Op.RETURN_VALUE);
        } else {
            code.add(Op.target(Op.RETURN_MANY, results.length, 0, 0));
        }
    }

    private Block target(int label) {
        return blocks.get(blocks.size() - 1 - label);
    }

    private boolean isInPlace(Block target) {
        return operands.isAt(target.labelTypes().length, target.height);
    }

    private void moveAndGo(Block target) {
        operands.moveTop(target.labelTypes().length, target.height);
        target.aim(code.add(Op.target(Op.BRANCH, 0, 0, 0)), code);
    }

    /** Translates {@code br}. */
    void branch(int label) {
        if (target(label) == blocks.getFirst()) {
            returnTop();
        } else {
            moveAndGo(target(label));
        }
    }

    /** Translates {@code br_if}. */
    void branchIf(int label) {
        long unless = takeComparison(operands.pop());
        conditional(target(label), opposite(unless), unless);
    }

    /** Emits a branch that is taken under a condition, or not taken under its opposite if operands are to be moved. */
    private void conditional(Block target, long condition, long opposite) {
        if (isInPlace(target)) {
            target.aim(code.addBranch(condition), code);
            return;
        }
        int skip = code.add(opposite);
        moveAndGo(target);
        code.aim(skip, code.bind());
    }

    /**
     * {@return a branch that is taken if a condition, just taken off the stack, is not met} If the last instruction is the
     * comparison that makes it, that is taken back.
     */
    private long takeComparison(int condition) {
        long last = operands.isOwn(condition) ? code.lastThatSets(operands.own(condition)) : 0;
        int op = Op.op(last);
        if (last != 0 && Op.isComparison(op)) {
            if (op <= Op.LE_U) {
                code.removeLast();
                return opposite(Op.target(op - Op.EQ + Op.BRANCH_EQ, 0, Op.a(last), Op.b(last)));
            }
            int immediate = Op.immediate(last);
            if (immediate == (short) immediate) {
                code.removeLast();
                return opposite(Op.target(op - Op.EQ_I + Op.BRANCH_EQ_I, 0, Op.a(last), immediate & 0xffff));
            }
        }
        return Op.target(Op.BRANCH_EQ_I, 0, operands.slot(condition), 0);
    }

    private static long opposite(long branch) {
        int opposite = switch (Op.op(branch)) {
            case Op.BRANCH_NULL -> Op.BRANCH_NON_NULL;
            case Op.BRANCH_NON_NULL -> Op.BRANCH_NULL;
            case Op.BRANCH_EQ -> Op.BRANCH_NE;
            case Op.BRANCH_NE -> Op.BRANCH_EQ;
            case Op.BRANCH_EQ_I -> Op.BRANCH_NE_I;
            case Op.BRANCH_NE_I -> Op.BRANCH_EQ_I;
            case Op.BRANCH_LT_S_I -> Op.BRANCH_GE_S_I;
            case Op.BRANCH_GE_S_I -> Op.BRANCH_LT_S_I;
            case Op.BRANCH_LT_U_I -> Op.BRANCH_GE_U_I;
            case Op.BRANCH_GE_U_I -> Op.BRANCH_LT_U_I;
            default -> -1;
        };
        return opposite >= 0 ? branch & ~0xffL | opposite : swapped(branch);
    }

    private static long swapped(long branch) {
        int opposite = switch (Op.op(branch)) {
            case Op.BRANCH_LT_S -> Op.BRANCH_LE_S;
            case Op.BRANCH_LE_S -> Op.BRANCH_LT_S;
            case Op.BRANCH_LT_U -> Op.BRANCH_LE_U;
            case Op.BRANCH_LE_U -> Op.BRANCH_LT_U;
            default -> throw new AssertionError("no branch: " + Op.op(branch));
        };
        return Op.target(opposite, 0, Op.b(branch), Op.a(branch));
    }

    /** Translates {@code br_on_null}. */
    void branchOnNull(int label) {
        int reference = operands.pop();
        int slot = operands.slot(reference);
        boolean own = operands.isOwn(reference);
        long condition = Op.target(Op.BRANCH_NULL, 0, slot, 0);
        conditional(target(label), condition, opposite(condition));
        if (own) {
            operands.push(true);
        } else {
            operands.pushLocal(slot, true);
        }
    }

    /**
     * Translates a branch on a cast: the last operand is a reference, whose number says whether it is of the type.
     *
     * @param ifSo whether to branch if it is
     */
    void branchOnTest(int label, boolean ifSo) {
        int slot = operands.own(operands.height() - 1);
        long condition = Op.target(ifSo ? Op.BRANCH_NE_I : Op.BRANCH_EQ_I, 0, slot, 0);
        conditional(target(label), condition, opposite(condition));
    }

    /** Translates {@code br_on_non_null}. */
    void branchOnNonNull(int label) {
        long condition = Op.target(Op.BRANCH_NON_NULL, 0, operands.slot(operands.height() - 1), 0);
        conditional(target(label), condition, opposite(condition));
        operands.pop();
    }

    /** Translates {@code br_table}: labels that need operands to be moved lead through words that do so. */
    void branchTable(InstructionReader reader) {
        int index = operands.slot(operands.pop());
        int table = code.add(Op.target(Op.BRANCH_TABLE, reader.labelCount() - 1, index, 0)) + 1;
        for (int i = 0; i < reader.labelCount(); i++) {
            int entry = code.add(Op.BRANCH);
            Block target = target(reader.label(i));
            if (isInPlace(target)) {
                target.aim(entry, code);
            }
        }
        code.bind();
        for (int i = 0; i < reader.labelCount(); i++) {
            Block target = target(reader.label(i));
            if (!isInPlace(target)) {
                if (target.stub < table) {
                    target.stub = code.bind();
                    moveAndGo(target);
                }
                code.aim(table + i, target.stub);
            }
        }
    }
}
