package io.zeolite.engine.compiler;

import io.zeolite.engine.compiler.Frame.Form;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Decides which runs of a function's instructions become methods, from the innermost blocks outwards: what fits stays
 * together, so that a loop and what is in it are in one method wherever they can be. A block that is too large is cut into
 * runs, each of which becomes a method; if their calls are still too many, runs of calls become methods, and so on. Once
 * a block has been cut, the loops and longer runs beside it become methods as well: these keep locals in variables of the
 * JVM, which a method with parts does not.
 */
final class SplitPlanner {

    /** At most the bytes of a call, apart from what its results and ways out take. */
    private static final int CALL_BYTES = 12;
    /** At most what it takes besides to go on by what a method returns. */
    private static final int CODE_BYTES = 20;
    private static final int BYTES_PER_VALUE = 8;
    private static final int BYTES_PER_EXIT = 16;
    /** At most what an access to a local takes more if the local is not in a variable. */
    private static final int BYTES_PER_ACCESS = 6;
    private static final BitSet NO_EXITS = new BitSet();

    private final BodyTable table;
    private final SplitLimits limits;
    private final DispatchLoops dispatches;
    private final RunSizes sizes;
    /** The blocks that are planned. */
    private final Item[] planned;

    SplitPlanner(BodyTable table, Liveness liveness, int locals, SplitLimits limits) {
        this.table = table;
        this.limits = limits;
        this.dispatches = new DispatchLoops(table, limits);
        this.sizes = new RunSizes(table, liveness, locals, limits);
        this.planned = new Item[table.regions.size()];
    }

    /** {@return the function's body, with its parts} */
    Piece plan() {
        for (int i = table.regions.size() - 1; i > 0; i--) {
            Region region = table.regions.get(i);
            planned[i] = block(region, divide(region));
        }
        Region body = table.regions.getFirst();
        Item all = join(divide(body).getFirst(), body, 0, body.end);
        Piece piece = piece(all, body);
        piece.endOffset = table.endOffset;
        return piece;
    }

    /** {@return the bodies of a block, of which there is one, or two of an {@code if}; divided as far as need be} */
    private List<List<Item>> divide(Region region) {
        List<List<Item>> bodies = new ArrayList<>(2);
        int middle = region.otherwise == Region.NONE ? region.end : region.otherwise;
        bodies.add(items(region.start + 1, middle));
        if (region.otherwise != Region.NONE) {
            bodies.add(items(region.otherwise + 1, region.end));
        }
        boolean isDispatch = dispatches.isAround(region);
        int total = bodies.stream().mapToInt(SplitPlanner::size).sum();
        boolean whole = bodies.stream().allMatch(items -> items.stream().allMatch(Item::isLeaf));
        if (whole && !isDispatch && total <= limits.body()) {
            return bodies;
        }
        int share = (isDispatch ? Math.max(limits.whole(), limits.body()) : limits.body()) / bodies.size();
        return bodies.stream().map(items -> gather(outline(items, region), region, share)).toList();
    }

    /** {@return the instructions and blocks of a body} */
    private List<Item> items(int start, int end) {
        List<Item> items = new ArrayList<>();
        for (int i = start; i < end; i = items.getLast().end()) {
            if (table.flow(i) == Flow.OPEN) {
                items.add(planned[table.operand(i)]);
                planned[table.operand(i)] = null;
            } else {
                items.add(instruction(i));
            }
        }
        return items;
    }

    private Item instruction(int i) {
        Flow flow = table.flow(i);
        BitSet exits = NO_EXITS;
        if (flow == Flow.FORK || flow == Flow.JUMP) {
            exits = new BitSet();
            for (int depth : table.labels(i)) {
                exits.set(depth);
            }
        }
        int accesses = flow == Flow.READ || flow == Flow.WRITE ? 1 : 0;
        return new Item(i, i + 1, dispatches.bytes(i), accesses, table.lowest(i), false, exits,
                table.leavingCalls.get(i), table.restarting.get(i), table.growing.get(i), List.of());
    }

    /** {@return the item that a block is} */
    private Item block(Region region, List<List<Item>> bodies) {
        List<Item> all = new ArrayList<>();
        bodies.forEach(all::addAll);
        Item inner = join(all, region, region.start, region.end + 1);
        BitSet exits = inner.exits();
        for (int depth : region.handlers) {
            exits.set(depth);
        }
        exits.clear(region.depth);
        int bytes = inner.bytes() + table.bytes(region.start) + table.bytes(region.end)
                + (region.otherwise == Region.NONE ? 0 : table.bytes(region.otherwise))
                + dispatches.labelBytes(region);
        boolean grows = inner.grows() || table.growing.get(region.end);
        return new Item(inner.start(), inner.end(), bytes, inner.accesses(), table.lowest(region.start),
                inner.loops() || region.form == Form.LOOP, exits, inner.leaves(), inner.restarts(), grows,
                inner.parts());
    }

    /** {@return several items as one} */
    private Item join(List<Item> items, Region region, int start, int end) {
        BitSet exits = new BitSet();
        List<Piece> parts = new ArrayList<>();
        int bytes = 0;
        int accesses = 0;
        int lowest = start < table.count() ? table.height(Math.max(start, 0)) : region.base;
        boolean loops = false;
        boolean leaves = false;
        boolean restarts = false;
        boolean grows = false;
        for (Item item : items) {
            exits.or(item.exits());
            parts.addAll(item.parts());
            bytes += item.bytes();
            accesses += item.accesses();
            lowest = Math.min(lowest, item.lowest());
            loops |= item.loops();
            leaves |= item.leaves();
            restarts |= item.restarts();
            grows |= item.grows();
        }
        return new Item(start, end, bytes, accesses, lowest, loops, exits, leaves, restarts, grows, parts);
    }

    private static int size(List<Item> items) {
        return items.stream().mapToInt(Item::bytes).sum();
    }

    private static int sizeWithParts(List<Item> items) {
        return items.stream().mapToInt(SplitPlanner::sizeWithParts).sum();
    }

    private static int sizeWithParts(Item item) {
        return item.bytes() + BYTES_PER_ACCESS * item.accesses();
    }

    /** {@return the items, with the loops and longer runs among them as methods} */
    private List<Item> outline(List<Item> items, Region region) {
        List<Item> outlined = new ArrayList<>();
        List<Item> run = new ArrayList<>();
        boolean isCase = false;
        for (Item item : items) {
            boolean stays = dispatches.isPartOf(item);
            if (!item.isLeaf() || stays) {
                outlineRun(run, region, isCase, outlined);
                run.clear();
                outlined.add(item);
                isCase = stays;
            } else {
                run.add(item);
            }
        }
        outlineRun(run, region, isCase, outlined);
        return outlined;
    }

    private void outlineRun(List<Item> run, Region region, boolean isCase, List<Item> outlined) {
        int enough = isCase ? limits.worthwhileCase() : limits.worthwhile();
        for (int from = 0; from < run.size();) {
            int to = sizes.cut(run, from, region);
            List<Item> chunk = run.subList(from, to);
            if (size(chunk) >= enough || chunk.stream().anyMatch(Item::loops)) {
                outlined.add(call(chunk, region));
            } else {
                outlined.addAll(chunk);
            }
            from = to;
        }
    }

    /** {@return the items, with as many levels of methods around them as it takes until they are small enough} */
    private List<Item> gather(List<Item> items, Region region, int enough) {
        List<Item> gathered = items;
        while (sizeWithParts(gathered) > enough) {
            List<Item> next = gatherOnce(gathered, region);
            if (sizeWithParts(next) >= sizeWithParts(gathered)) {
                break;
            }
            gathered = next;
        }
        return gathered;
    }

    private List<Item> gatherOnce(List<Item> items, Region region) {
        List<Item> gathered = new ArrayList<>();
        for (int from = 0; from < items.size();) {
            int to = from + 1;
            int bytes = sizeWithParts(items.get(from));
            while (to < items.size() && bytes + sizeWithParts(items.get(to)) <= limits.piece()) {
                bytes += sizeWithParts(items.get(to));
                to++;
            }
            gathered.add(to == from + 1 && items.get(from).isCall()
                    ? items.get(from)
                    : call(items.subList(from, to), region));
            from = to;
        }
        return gathered;
    }

    /** {@return the call of a method that a run becomes} */
    private Item call(List<Item> run, Region region) {
        Item joined = join(run, region, run.getFirst().start(), run.getLast().end());
        Piece piece = piece(joined, region);
        int passed = Kind.parts(piece.outputs) + (piece.passesInputs() ? Kind.parts(piece.inputs) : 0);
        int bytes = CALL_BYTES + BYTES_PER_VALUE * passed;
        if (piece.exits.isCoded()) {
            bytes += CODE_BYTES + BYTES_PER_EXIT * dispatches.uncounted(piece.exits.labels(), region);
        }
        return new Item(joined.start(), joined.end(), bytes, 0, joined.lowest(), false, joined.exits(),
                joined.leaves(), joined.restarts(), joined.grows(), List.of(piece));
    }

    private Piece piece(Item item, Region region) {
        boolean falls = item.end() > 0 && table.proceeds.get(item.end() - 1);
        Exits exits = new Exits(item.exits(), falls, item.leaves(), item.restarts());
        return new Piece(table, item.start(), item.end(), region, item.lowest(), item.bytes(), exits, item.grows(),
                item.parts());
    }
}
