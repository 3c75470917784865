package io.zeolite.testing;

import io.zeolite.api.Table;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TableType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A table without an engine. Of its elements it checks only that a table of functions holds functions. */
public final class FakeTable implements Table {

    private static final long MAX_ELEMENTS = 10_000_000;

    private final TableType type;
    private final List<Object> elements = new ArrayList<>();

    private FakeTable(TableType type, List<?> initial) {
        this.type = type;
        initial.forEach(element -> elements.add(checked(element)));
    }

    /** {@return a table of functions that can grow; null is the null reference} */
    public static FakeTable ofFunctions(WasmFunction... functions) {
        return new FakeTable(growable(functions.length, ReferenceType.FUNCREF), Arrays.asList(functions));
    }

    /** {@return a table of host values that can grow; null is the null reference} */
    public static FakeTable ofHostValues(Object... values) {
        return new FakeTable(growable(values.length, ReferenceType.EXTERNREF), Arrays.asList(values));
    }

    /** {@return a table of its minimum size whose elements are null} */
    public static FakeTable of(TableType type) {
        return new FakeTable(type, Collections.nCopies(Math.toIntExact(type.limits().minimum()), null));
    }

    private static TableType growable(int size, ReferenceType element) {
        return new TableType(AddressType.I32, Limits.atLeast(size), element);
    }

    @Override
    public TableType type() {
        return new TableType(type.address(), new Limits(size(), type.limits().maximum()), type.element());
    }

    @Override
    public long size() {
        return elements.size();
    }

    @Override
    public Object get(long index) {
        return elements.get(checkedIndex(index));
    }

    @Override
    public void set(long index, Object reference) {
        elements.set(checkedIndex(index), checked(reference));
    }

    private int checkedIndex(long index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException(
                    "table index " + Long.toUnsignedString(index) + ", size " + elements.size());
        }
        return (int) index;
    }

    private Object checked(Object reference) {
        return type.element().heap() == AbstractHeapType.FUNC ? WasmFunction.class.cast(reference) : reference;
    }

    @Override
    public long grow(long count, Object initial) {
        long before = size();
        long maximum = Math.min(type.limits().maximum().orElse(MAX_ELEMENTS) & Long.MAX_VALUE, MAX_ELEMENTS);
        if (Long.compareUnsigned(count, maximum - before) > 0) {
            return -1;
        }
        elements.addAll(Collections.nCopies((int) count, checked(initial)));
        return before;
    }
}
