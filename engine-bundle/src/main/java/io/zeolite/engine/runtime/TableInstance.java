package io.zeolite.engine.runtime;

import io.zeolite.api.Table;
import io.zeolite.api.TrapKind;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.TableType;
import java.util.Arrays;

/**
 * A table of the store.
 * <p>
 * Elements may be {@link LazyFunction}s, which no one but this class sees: reading one puts the function in its place.
 */
public final class TableInstance implements Table {

    /** The most elements that a table can have. */
    public static final int MAX_ELEMENTS = 10_000_000;

    private final TableType type;
    private Object[] elements;
    private int size;

    /** Makes a table of its minimum size, which must not exceed {@link #MAX_ELEMENTS}. */
    public TableInstance(TableType type, Object initial) {
        this.type = type;
        this.size = (int) type.limits().minimum();
        this.elements = new Object[size];
        Arrays.fill(elements, initial);
    }

    @Override
    public TableType type() {
        return new TableType(type.address(), new Limits(size, type.limits().maximum()), type.element());
    }

    @Override
    public long size() {
        return size;
    }

    /**
     * {@return the function at the index, which an indirect call calls}
     *
     * @param index the index, unsigned
     * @param type  the type that the call expects
     * @throws Trap if there is no such element, it is null, or it is of another type
     */
    public FunctionInstance callee(int index, DefinedType type) {
        if (Integer.compareUnsigned(index, size) >= 0) {
            throw new Trap(TrapKind.UNDEFINED_ELEMENT);
        }
        FunctionInstance function = (FunctionInstance) elements[index];
        return function != null && function.type == type ? function : calleeSlow(index, type);
    }

    /** {@return the same, for an index of 64 bits} */
    public FunctionInstance callee(long index, DefinedType type) {
        return callee(narrow(index, TrapKind.UNDEFINED_ELEMENT), type);
    }

    private FunctionInstance calleeSlow(int index, DefinedType type) {
        FunctionInstance function = (FunctionInstance) resolve(index);
        if (function == null) {
            throw new Trap(TrapKind.UNINITIALIZED_ELEMENT);
        }
        if (!function.hasType(type)) {
            throw new Trap(TrapKind.INDIRECT_CALL_TYPE_MISMATCH);
        }
        return function;
    }

    private Object resolve(int index) {
        Object element = elements[index];
        if (element instanceof LazyFunction lazy) {
            element = lazy.resolve();
            elements[index] = element;
        }
        return element;
    }

    /** {@return the element, as {@code table.get} reads it} */
    public Object load(long index) {
        return resolve(narrow(index, TrapKind.TABLE_OUT_OF_BOUNDS));
    }

    /** Sets the element, as {@code table.set} does. */
    public void store(long index, Object reference) {
        elements[narrow(index, TrapKind.TABLE_OUT_OF_BOUNDS)] = reference;
    }

    private int narrow(long index, TrapKind kind) {
        if (index < 0 || index >= size) {
            throw new Trap(kind);
        }
        return (int) index;
    }

    @Override
    public Object get(long index) {
        checkIndex(index);
        return resolve((int) index);
    }

    @Override
    public void set(long index, Object reference) {
        checkIndex(index);
        elements[(int) index] = References.check(reference, type.element());
    }

    private void checkIndex(long index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("table index " + Long.toUnsignedString(index) + ", size " + size);
        }
    }

    @Override
    public long grow(long delta, Object initial) {
        long maximum = Math.min(type.limits().maximum().orElse(MAX_ELEMENTS) & Long.MAX_VALUE, MAX_ELEMENTS);
        if (Long.compareUnsigned(delta, maximum - size) > 0) {
            return -1;
        }
        int before = size;
        int after = before + (int) delta;
        if (after > elements.length) {
            elements = Arrays.copyOf(elements, (int) Math.min(maximum, Math.max(after, before + (before >> 1) + 16L)));
        }
        Arrays.fill(elements, before, after, initial);
        size = after;
        return before;
    }

    /** Sets elements to one value, as {@code table.fill} does. */
    public void fill(long to, Object reference, long count) {
        check(to, count);
        Arrays.fill(elements, (int) to, (int) (to + count), reference);
    }

    /** Copies elements within a table or between two, as {@code table.copy} does. */
    public static void copy(TableInstance target, long to, TableInstance source, long from, long count) {
        target.check(to, count);
        source.check(from, count);
        System.arraycopy(source.elements, (int) from, target.elements, (int) to, (int) count);
    }

    /** Copies elements of a segment, as {@code table.init} does. */
    public void initialize(long to, Object[] segment, long from, long count) {
        if (count < 0 || from < 0 || from > segment.length - count) {
            throw new Trap(TrapKind.TABLE_OUT_OF_BOUNDS);
        }
        check(to, count);
        System.arraycopy(segment, (int) from, elements, (int) to, (int) count);
    }

    private void check(long offset, long count) {
        if (count < 0 || offset < 0 || offset > size - count) {
            throw new Trap(TrapKind.TABLE_OUT_OF_BOUNDS);
        }
    }
}
