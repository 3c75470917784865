package io.zeolite.engine.validation;

import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ValueType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The types of a function's locals, parameters first, and which of those without a default have been set.
 * <p>
 * The first locals are found by place; the others, declared in groups that may be large, by search, so that making a
 * function's locals costs no more than its declaration is long.
 * <p>
 * Threads: confined.
 */
final class Locals {

    private static final int NEAR = 64;

    private final ValueType[] near = new ValueType[NEAR];
    private int[] ends = new int[16];
    private ValueType[] types = new ValueType[16];
    private int groups;
    private int count;
    private int parameters;

    private final BitSet initialised = new BitSet();
    private int[] order = new int[16];
    private int initialisedCount;

    /** Starts a function with its parameters only. */
    void start(FunctionType type) {
        groups = 0;
        count = 0;
        forgetAfter(0);
        List<ValueType> list = type.parameters();
        for (int i = 0; i < list.size(); i++) {
            add(1, list.get(i));
        }
        parameters = count;
    }

    /** Adds locals of one closed type; the count of all stays below 2<sup>31</sup>. */
    void add(int added, ValueType type) {
        if (added == 0) {
            return;
        }
        if (count < NEAR) {
            Arrays.fill(near, count, Math.min(NEAR, count + added), type);
        }
        if (groups == ends.length) {
            ends = Arrays.copyOf(ends, groups * 2);
            types = Arrays.copyOf(types, groups * 2);
        }
        count += added;
        ends[groups] = count;
        types[groups] = type;
        groups++;
    }

    int count() {
        return count;
    }

    /** {@return the type of the local, whose index is below the count} */
    ValueType type(int local) {
        if (local < NEAR) {
            return near[local];
        }
        int found = Arrays.binarySearch(ends, 0, groups, local + 1);
        return types[found >= 0 ? found : -found - 1];
    }

    /** {@return whether the local can be read: it is a parameter, has a default or has been set} */
    boolean isInitialised(int local, ValueType type) {
        return local < parameters || type.isDefaultable() || initialised.get(local);
    }

    /** Notes that the local is set, until {@link #forgetAfter}. */
    void initialise(int local, ValueType type) {
        if (isInitialised(local, type)) {
            return;
        }
        if (initialisedCount == order.length) {
            order = Arrays.copyOf(order, initialisedCount * 2);
        }
        initialised.set(local);
        order[initialisedCount++] = local;
    }

    /** {@return the number of locals noted as set} */
    int initialisedCount() {
        return initialisedCount;
    }

    /** Forgets the locals that were noted after the first so many. */
    void forgetAfter(int kept) {
        while (initialisedCount > kept) {
            initialised.clear(order[--initialisedCount]);
        }
    }
}
