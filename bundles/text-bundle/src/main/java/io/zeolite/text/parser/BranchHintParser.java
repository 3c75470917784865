package io.zeolite.text.parser;

import io.zeolite.format.Opcode;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The branch hints before the instructions of one function.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/custom.html#branch-hints">Specification: branch
 *      hints</a>
 */
final class BranchHintParser {

    /** Leaves all hints where they are, so that they show as misplaced. */
    static final BranchHintParser NONE = new BranchHintParser(false);

    private final boolean inFunction;
    private final SortedMap<Integer, Boolean> hints = new TreeMap<>();
    private Optional<Annotation> pending = Optional.empty();

    private BranchHintParser(boolean inFunction) {
        this.inFunction = inFunction;
    }

    /** {@return a parser for the body of a function} */
    static BranchHintParser ofFunction() {
        return new BranchHintParser(true);
    }

    /** Takes the hint that stands before the next instruction. */
    void begin(TokenCursor cursor) {
        if (inFunction) {
            pending = cursor.branchHint();
        }
    }

    /** {@return whether the branch of this instruction is likely, if a hint before it says so} */
    Optional<Boolean> take(Opcode opcode) {
        if (pending.isEmpty() || opcode != Opcode.IF && opcode != Opcode.BR_IF) {
            return Optional.empty();
        }
        boolean likely = pending.get().likely();
        pending = Optional.empty();
        return Optional.of(likely);
    }

    /**
     * Checks that the hint was taken.
     *
     * @throws io.zeolite.api.InvalidException if what it stands before does not branch on a condition
     */
    void end() {
        if (pending.isPresent()) {
            throw pending.get().invalid("invalid target");
        }
    }

    /** Keeps a hint for the instruction that is written at an offset. */
    void keep(Optional<Boolean> hint, int offset) {
        hint.ifPresent(likely -> hints.put(offset, likely));
    }

    /** {@return whether branches are likely, by the offset of their instructions} */
    SortedMap<Integer, Boolean> hints() {
        return hints;
    }
}
