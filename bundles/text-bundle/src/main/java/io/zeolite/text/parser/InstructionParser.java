package io.zeolite.text.parser;

import io.zeolite.api.MalformedException;
import io.zeolite.format.Expression;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parses sequences of instructions, plain and folded, into the binary format. What is open is kept on a stack of its own,
 * so that the depth of nesting is not limited by that of the thread.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/instructions.html#folded-instructions">Specification:
 *      folded instructions</a>
 */
final class InstructionParser {

    /** What is open. */
    private enum Kind {
        /** A folded instruction, written when it is closed. */
        FOLDED,
        /** A folded block, loop or try_table. */
        FOLDED_BLOCK,
        /** A folded if, before {@code then}: the instruction is yet to be written. */
        FOLDED_CONDITION,
        /** A folded if, behind {@code then}. */
        FOLDED_IF,
        /** The branches of a folded if. */
        FOLDED_THEN, FOLDED_ELSE,
        /** A block, loop or try_table that {@code end} closes. */
        BLOCK,
        /** An if that {@code else} or {@code end} closes. */
        IF,
        /** The second branch of an if. */
        ELSE
    }

    /**
     * Something open.
     *
     * @param pending an instruction that follows its operands
     * @param label   its label if it is a folded if
     * @param hint    whether its branch is likely
     */
    private record Frame(Kind kind, InstructionWriter pending, Optional<String> label, Optional<Boolean> hint) {
    }

    private static final Frame FOLDED_BLOCK = frame(Kind.FOLDED_BLOCK);
    private static final Frame FOLDED_IF = frame(Kind.FOLDED_IF);
    private static final Frame FOLDED_THEN = frame(Kind.FOLDED_THEN);
    private static final Frame FOLDED_ELSE = frame(Kind.FOLDED_ELSE);
    private static final Frame BLOCK = frame(Kind.BLOCK);
    private static final Frame IF = frame(Kind.IF);
    private static final Frame ELSE = frame(Kind.ELSE);

    private final TokenCursor cursor;
    private final Labels labels = new Labels();
    private final ImmediateParser immediates;
    private final InstructionWriter writer = new InstructionWriter();
    private final List<Frame> open = new ArrayList<>();
    private final BranchHintParser hints;

    InstructionParser(TokenCursor cursor, ModuleScope scope, Scope locals, BranchHintParser hints) {
        this.hints = hints;
        this.cursor = cursor;
        this.immediates = new ImmediateParser(cursor, scope, locals, labels);
    }

    private static Frame frame(Kind kind) {
        return new Frame(kind, null, Optional.empty(), Optional.empty());
    }

    /** {@return the instructions up to the next closing parenthesis} */
    Expression sequence() {
        while (!open.isEmpty() || !cursor.atClose()) {
            next();
        }
        return finish();
    }

    /** {@return one folded instruction, with its operands} */
    Expression folded() {
        do {
            next();
        } while (!open.isEmpty());
        return finish();
    }

    /** {@return the names of the labels, in the order of their instructions} */
    Map<Integer, String> labelNames() {
        return labels.names();
    }

    private Expression finish() {
        writer.opcode(Opcode.END);
        return writer.expression();
    }

    private void next() {
        hints.begin(cursor);
        if (cursor.atOpen()) {
            open();
        } else if (cursor.atClose()) {
            close();
        } else {
            plain();
        }
        hints.end();
    }

    private Kind innermost() {
        return open.isEmpty() ? Kind.BLOCK : open.getLast().kind();
    }

    private void open() {
        cursor.open();
        switch (innermost()) {
            case FOLDED_CONDITION -> {
                if (cursor.skip("then")) {
                    Frame condition = open.removeLast();
                    hints.keep(condition.hint(), writer.size());
                    writer.append(condition.pending());
                    labels.push(condition.label());
                    open.add(FOLDED_IF);
                    open.add(FOLDED_THEN);
                } else {
                    openInstruction();
                }
            }
            case FOLDED_IF -> {
                if (!cursor.skip("else")) {
                    throw cursor.unexpected();
                }
                writer.opcode(Opcode.ELSE);
                open.add(FOLDED_ELSE);
            }
            case FOLDED, FOLDED_BLOCK, FOLDED_THEN, FOLDED_ELSE, BLOCK, IF, ELSE -> openInstruction();
        }
    }

    private void openInstruction() {
        Opcode opcode = opcode();
        switch (opcode) {
            case BLOCK, LOOP, TRY_TABLE -> {
                block(opcode);
                open.add(FOLDED_BLOCK);
            }
            case IF -> {
                Optional<String> label = cursor.identifier();
                open.add(new Frame(Kind.FOLDED_CONDITION, pending(opcode), label, hints.take(opcode)));
            }
            case ELSE, END -> throw misplaced();
            default -> open.add(new Frame(Kind.FOLDED, pending(opcode), Optional.empty(), hints.take(opcode)));
        }
    }

    private InstructionWriter pending(Opcode opcode) {
        InstructionWriter pending = new InstructionWriter();
        immediates.instruction(opcode, pending);
        return pending;
    }

    private void block(Opcode opcode) {
        Optional<String> label = cursor.identifier();
        immediates.instruction(opcode, writer);
        labels.push(label);
    }

    private void close() {
        switch (innermost()) {
            case FOLDED -> {
                hints.keep(open.getLast().hint(), writer.size());
                writer.append(open.getLast().pending());
            }
            case FOLDED_BLOCK, FOLDED_IF -> end();
            case FOLDED_THEN -> {
            }
            case FOLDED_ELSE -> {
                open.removeLast();
                end();
                cursor.close();
            }
            case FOLDED_CONDITION, BLOCK, IF, ELSE -> throw cursor.unexpected();
        }
        open.removeLast();
        cursor.close();
    }

    private void end() {
        writer.opcode(Opcode.END);
        labels.pop();
    }

    private void plain() {
        switch (innermost()) {
            case FOLDED, FOLDED_CONDITION, FOLDED_IF -> throw cursor.unexpected();
            case FOLDED_BLOCK, FOLDED_THEN, FOLDED_ELSE, BLOCK, IF, ELSE -> plainInstruction();
        }
    }

    private void plainInstruction() {
        Opcode opcode = opcode();
        switch (opcode) {
            case BLOCK, LOOP, TRY_TABLE -> {
                block(opcode);
                open.add(BLOCK);
            }
            case IF -> {
                hints.keep(hints.take(opcode), writer.size());
                block(opcode);
                open.add(IF);
            }
            case ELSE -> {
                if (innermost() != Kind.IF) {
                    throw misplaced();
                }
                labels.repeat(cursor);
                writer.opcode(Opcode.ELSE);
                open.set(open.size() - 1, ELSE);
            }
            case END -> {
                if (open.isEmpty() || !isPlain(innermost())) {
                    throw misplaced();
                }
                labels.repeat(cursor);
                end();
                open.removeLast();
            }
            default -> {
                hints.keep(hints.take(opcode), writer.size());
                immediates.instruction(opcode, writer);
            }
        }
    }

    private static boolean isPlain(Kind kind) {
        return kind == Kind.BLOCK || kind == Kind.IF || kind == Kind.ELSE;
    }

    private Opcode opcode() {
        if (!cursor.atWord()) {
            throw cursor.unexpected();
        }
        Opcode opcode = Opcode.ofText(cursor.tokens().text(cursor.at())).orElseThrow(cursor::unexpected);
        cursor.moveTo(cursor.at() + 1);
        return opcode;
    }

    private MalformedException misplaced() {
        cursor.moveTo(cursor.at() - 1);
        return cursor.unexpected();
    }
}
