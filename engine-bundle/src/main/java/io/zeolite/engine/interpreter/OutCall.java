package io.zeolite.engine.interpreter;

import io.zeolite.engine.runtime.FunctionInstance;
import io.zeolite.engine.runtime.Instance;

/** Calls functions of one shape that another tier, or the host, executes; a subclass is emitted for each shape. */
public abstract class OutCall {

    /** Makes an adapter. */
    protected OutCall() {
    }

    /** Calls the function with the parameters that lie from a slot on, and puts the results there. */
    public abstract void call(FunctionInstance function, long[] stack, Object[] references, int base, Instance caller);

    /** Puts all results but the first, which a function has left in its caller's instance, where they belong. */
    public static void takeOthers(FunctionInstance function, long[] stack, Object[] references, int base,
            Instance caller) {
        SlotKind[] kinds = SlotKind.of(function.type().results());
        for (int slot = 1; slot < kinds.length; slot++) {
            if (kinds[slot] == SlotKind.REFERENCE) {
                references[base + slot] = caller.resultReferences[slot];
            } else {
                stack[base + slot] = kinds[slot].toStack(caller.resultBits[slot]);
            }
        }
    }

    /** {@return a copy of parameters that are passed in an array} */
    public static long[] bits(long[] stack, int from, int count) {
        long[] bits = new long[count];
        System.arraycopy(stack, from, bits, 0, count);
        return bits;
    }

    /** {@return a copy of references that are passed in an array} */
    public static Object[] references(Object[] references, int from, int count) {
        Object[] copy = new Object[count];
        if (references.length > 0) {
            System.arraycopy(references, from, copy, 0, count);
        }
        return copy;
    }
}
