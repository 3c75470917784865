package io.zeolite.engine.interpreter;

import io.zeolite.api.type.FunctionType;
import io.zeolite.format.CatchClause;
import io.zeolite.format.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A structured instruction, or a whole function, that is being translated. */
final class Block {

    private static final int LOOP_ONLY = -1;

    final Opcode opcode;
    final SlotKind[] parameters;
    final SlotKind[] results;
    /** How many operands lie below the block's parameters. */
    final int height;
    /** The branch that is taken if the condition of an {@code if} is not met; -1 if there is none. */
    int elseBranch = -1;
    /** The place of the words that move operands on their way to this block; -1 if there is none. */
    int stub = -1;
    /** The catch clauses of a {@code try_table}. */
    final List<Clause> clauses = new ArrayList<>();

    private final int start;
    private final List<Clause> aimedClauses = new ArrayList<>();
    private int[] branches = new int[2];
    private int branchCount;

    Block(Opcode opcode, FunctionType type, int height, int start) {
        this.opcode = opcode;
        this.parameters = SlotKind.of(type.parameters());
        this.results = SlotKind.of(type.results());
        this.height = height;
        this.start = opcode == Opcode.LOOP ? start : LOOP_ONLY;
    }

    /** {@return the kinds of the operands that branches to this block take along} */
    SlotKind[] labelTypes() {
        return opcode == Opcode.LOOP ? parameters : results;
    }

    /** Lets a branch go to this block's start or end, as its kind is. */
    void aim(int branch, CodeBuffer code) {
        if (start != LOOP_ONLY) {
            code.aim(branch, start);
            return;
        }
        if (branchCount == branches.length) {
            branches = Arrays.copyOf(branches, 2 * branchCount);
        }
        branches[branchCount++] = branch;
    }

    /** Lets a catch clause go to this block's start or end, as its kind is. */
    void aim(Clause clause) {
        clause.target = start;
        aimedClauses.add(clause);
    }

    boolean isAimedAt() {
        return branchCount > 0 || !aimedClauses.isEmpty();
    }

    /** Lets all branches to the end of this block go to a place. */
    void end(int place, CodeBuffer code) {
        for (int i = 0; i < branchCount; i++) {
            code.aim(branches[i], place);
        }
        if (start == LOOP_ONLY) {
            aimedClauses.forEach(clause -> clause.target = place);
        }
    }

    /** A catch clause, of which not all is known yet. */
    static final class Clause {

        private final CatchClause clause;
        private final int from;
        private final int slot;
        private int target;
        private int to;

        Clause(CatchClause clause, int from, int slot) {
            this.clause = clause;
            this.from = from;
            this.slot = slot;
        }

        void end(int place) {
            to = place;
        }

        Handler handler() {
            return new Handler(from, to, clause.kind(), clause.tag(), slot, target);
        }
    }
}
