package io.zeolite.engine.compiler;

import io.zeolite.engine.compiler.Frame.Form;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides where each method of a divided function has the locals. What one method leaves for another is in the
 * activation whenever one calls the other or returns to it. In between, a method without parts keeps locals in variables,
 * if it accesses them often enough. All others access the activation, in methods with parts and where an exception may
 * lead to a handler in another method, which must see what was written last.
 */
final class LocalPlanner {

    /** As often a method may access a local in the activation before it is better to have it in a variable. */
    private static final int FEW_ACCESSES = 2;

    private final BodyTable table;
    private final List<Piece> pieces;
    /** What each piece reads or writes, with its parts. */
    private final BitSet[] used;
    /** What each piece writes, with its parts. */
    private final BitSet[] written;
    /** Of that, what is needed in it before it is written. */
    private final BitSet[] entering;
    /** What is written in it and needed afterwards. */
    private final BitSet[] leaving;
    /** What handlers in other methods need. */
    private final BitSet handled = new BitSet();
    /** The regions that are in more than one method. */
    private final BitSet divided = new BitSet();
    /** The {@code try_table}s that are in more than one method. */
    private final BitSet dividedTries = new BitSet();
    private final Map<Integer, List<Piece>> starting = new HashMap<>();
    private final Map<Integer, List<Piece>> ending = new HashMap<>();

    /** Takes the pieces of a function, each before its parts. */
    LocalPlanner(BodyTable table, List<Piece> pieces) {
        this.table = table;
        this.pieces = pieces;
        this.used = sets();
        this.written = sets();
        this.entering = sets();
        this.leaving = sets();
    }

    private BitSet[] sets() {
        BitSet[] sets = new BitSet[pieces.size()];
        for (int i = 0; i < sets.length; i++) {
            sets[i] = new BitSet();
        }
        return sets;
    }

    /**
     * Gives the pieces their locals.
     *
     * @param inActivation locals that are in the activation when the function begins
     * @return all locals that are in the activation at some time
     */
    BitSet plan(Liveness liveness, BitSet inActivation) {
        for (int i = pieces.size() - 1; i >= 0; i--) {
            collect(pieces.get(i));
        }
        for (Piece piece : pieces.subList(1, pieces.size())) {
            starting.computeIfAbsent(piece.start, _ -> new ArrayList<>()).add(piece);
            ending.computeIfAbsent(piece.end, _ -> new ArrayList<>()).add(piece);
            for (Region region = piece.region; region != null && !divided.get(region.number); region = region.parent) {
                divided.set(region.number);
                dividedTries.set(region.number, region.form == Form.TRY);
            }
        }
        liveness.walk((instruction, live) -> visit(instruction, live, liveness));
        BitSet shared = (BitSet) inActivation.clone();
        shared.or(handled);
        for (int i = 1; i < pieces.size(); i++) {
            shared.or(entering[i]);
            shared.or(leaving[i]);
        }
        pieces.forEach(piece -> piece.locals = place(piece, shared));
        return shared;
    }

    /** Notes what a piece uses; its parts are done. */
    private void collect(Piece piece) {
        BitSet memories = new BitSet();
        OwnInstructions.forEach(table, piece, i -> {
            if (table.flow(i) == Flow.READ || table.flow(i) == Flow.WRITE) {
                used[piece.number].set(table.operand(i));
            }
            if (table.flow(i) == Flow.WRITE) {
                written[piece.number].set(table.operand(i));
            }
            table.memory(i).ifPresent(memories::set);
        });
        piece.memories = memories.stream().toArray();
        for (Piece part : piece.parts) {
            used[piece.number].or(used[part.number]);
            written[piece.number].or(written[part.number]);
        }
    }

    private void visit(int instruction, BitSet live, Liveness liveness) {
        for (Piece piece : ending.getOrDefault(instruction, List.of())) {
            if (piece.exits.falls()) {
                leave(piece, live);
            }
        }
        for (Piece piece : starting.getOrDefault(instruction, List.of())) {
            entering[piece.number].or(live);
            entering[piece.number].and(used[piece.number]);
            for (int depth = piece.exits.labels().nextSetBit(0); depth >= 0; depth =
                    piece.exits.labels().nextSetBit(depth + 1)) {
                leave(piece, liveness.atLabel(depth));
            }
        }
        if (table.flow(instruction) == Flow.WRITE && liveness.atHandlers().get(table.operand(instruction))
                && liveness.isWithin(dividedTries)) {
            handled.set(table.operand(instruction));
        }
    }

    private void leave(Piece piece, BitSet live) {
        BitSet needed = (BitSet) written[piece.number].clone();
        needed.and(live);
        leaving[piece.number].or(needed);
    }

    private MethodLocals place(Piece piece, BitSet shared) {
        Map<Integer, Integer> accesses = new HashMap<>();
        BitSet looped = new BitSet();
        int[] loops = new int[1];
        OwnInstructions.forEach(table, piece, i -> {
            switch (table.flow(i)) {
                case READ, WRITE -> {
                    accesses.merge(table.operand(i), 1, Integer::sum);
                    looped.set(table.operand(i), looped.get(table.operand(i)) || loops[0] > 0);
                }
                case OPEN -> loops[0] += table.region(i).form == Form.LOOP ? 1 : 0;
                case CLOSE -> loops[0] -= table.region(i).form == Form.LOOP ? 1 : 0;
                default -> {}
            }
        });
        BitSet own = new BitSet();
        accesses.keySet().forEach(own::set);
        BitSet outside = (BitSet) own.clone();
        outside.and(shared);
        if (!piece.isLeaf() || piece.number == 0) {
            return new MethodLocals(own, outside, new BitSet(), new BitSet());
        }
        BitSet loaded = intersection(entering[piece.number], own);
        BitSet saved = intersection(leaving[piece.number], own);
        for (int local = outside.nextSetBit(0); local >= 0; local = outside.nextSetBit(local + 1)) {
            boolean isOwn = !loaded.get(local) && !saved.get(local);
            boolean isCheaper = accesses.get(local) > FEW_ACCESSES || looped.get(local);
            outside.set(local, handled.get(local) || !isOwn && !isCheaper);
        }
        loaded.andNot(outside);
        saved.andNot(outside);
        return new MethodLocals(own, outside, loaded, saved);
    }

    private static BitSet intersection(BitSet a, BitSet b) {
        BitSet both = (BitSet) a.clone();
        both.and(b);
        return both;
    }
}
