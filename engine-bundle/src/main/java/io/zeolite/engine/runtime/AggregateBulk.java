package io.zeolite.engine.runtime;

import io.zeolite.api.TrapKind;
import io.zeolite.engine.gc.ArrayInstance;
import io.zeolite.engine.gc.ArrayKind;
import io.zeolite.engine.gc.RuntimeType;
import java.lang.foreign.MemorySegment;

/**
 * Instructions that make or fill arrays from segments, as emitted code calls them: operands in the order of the operand
 * stack, then the instance, then immediates.
 */
public final class AggregateBulk {

    private AggregateBulk() {
    }

    /** Executes {@code array.new_data}. */
    public static Object newFromData(int from, int count, Instance self, RuntimeType type, int data) {
        int bytes = ArrayKind.of(type).bytes();
        MemorySegment segment = self.data(data);
        checkData(segment, from, count, bytes);
        ArrayInstance array = ArrayInstance.make(type, count);
        array.initialize(0, segment, Integer.toUnsignedLong(from), count);
        return array;
    }

    /** Executes {@code array.init_data}. */
    public static void initializeFromData(Object target, int to, int from, int count, Instance self, int data) {
        ArrayInstance array = ArrayInstance.of(target);
        array.checkRange(to, count);
        MemorySegment segment = self.data(data);
        checkData(segment, from, count, ArrayKind.of(array.runtimeType()).bytes());
        array.initialize(to, segment, Integer.toUnsignedLong(from), count);
    }

    /** Executes {@code array.new_elem}. */
    public static Object newFromElements(int from, int count, Instance self, RuntimeType type, int element) {
        Object[] segment = self.element(element);
        checkElements(segment, from, count);
        ArrayInstance array = ArrayInstance.make(type, count);
        copy(segment, from, array, 0, count);
        return array;
    }

    /** Executes {@code array.init_elem}. */
    public static void initializeFromElements(Object target, int to, int from, int count, Instance self, int element) {
        ArrayInstance array = ArrayInstance.of(target);
        array.checkRange(to, count);
        Object[] segment = self.element(element);
        checkElements(segment, from, count);
        copy(segment, from, array, to, count);
    }

    private static void checkData(MemorySegment segment, int from, int count, int bytes) {
        if (Integer.toUnsignedLong(from) + Integer.toUnsignedLong(count) * bytes > segment.byteSize()) {
            throw new Trap(TrapKind.MEMORY_OUT_OF_BOUNDS);
        }
    }

    private static void checkElements(Object[] segment, int from, int count) {
        if (Integer.toUnsignedLong(from) + Integer.toUnsignedLong(count) > segment.length) {
            throw new Trap(TrapKind.TABLE_OUT_OF_BOUNDS);
        }
    }

    private static void copy(Object[] segment, int from, ArrayInstance array, int to, int count) {
        for (int i = 0; i < count; i++) {
            Object reference = segment[from + i];
            array.fillReference(to + i, 1, reference instanceof LazyFunction lazy ? lazy.resolve() : reference);
        }
    }
}
