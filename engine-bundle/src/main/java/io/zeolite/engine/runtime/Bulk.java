package io.zeolite.engine.runtime;

/**
 * Instructions on whole ranges of memories and tables, as emitted code calls them: operands in the order of the operand
 * stack, then the instance, then immediates. Addresses of 32 bits are {@code int}, of 64 bits {@code long}.
 */
public final class Bulk {

    private Bulk() {
    }

    /** Executes {@code memory.copy}. */
    public static void memoryCopy(int to, int from, int count, Instance self, int target, int source) {
        memoryCopy(Integer.toUnsignedLong(to), Integer.toUnsignedLong(from), Integer.toUnsignedLong(count), self,
                target,
                source);
    }

    /** Executes {@code memory.copy} with 64-bit addresses, or with others widened. */
    public static void memoryCopy(long to, long from, long count, Instance self, int target, int source) {
        MemoryInstance.copy(self.memories[target], to, self.memories[source], from, count);
    }

    /** Executes {@code memory.fill}. */
    public static void memoryFill(int to, int value, int count, Instance self, int memory) {
        self.memories[memory].fill(Integer.toUnsignedLong(to), value, Integer.toUnsignedLong(count));
    }

    /** Executes {@code memory.fill} with 64-bit addresses. */
    public static void memoryFill(long to, int value, long count, Instance self, int memory) {
        self.memories[memory].fill(to, value, count);
    }

    /** Executes {@code memory.init}. */
    public static void memoryInit(int to, int from, int count, Instance self, int data, int memory) {
        memoryInit(Integer.toUnsignedLong(to), from, count, self, data, memory);
    }

    /** Executes {@code memory.init} with 64-bit addresses. */
    public static void memoryInit(long to, int from, int count, Instance self, int data, int memory) {
        self.memories[memory].initialize(to, self.data(data), Integer.toUnsignedLong(from),
                Integer.toUnsignedLong(count));
    }

    /** Executes {@code data.drop}. */
    public static void dataDrop(Instance self, int data) {
        self.dropData(data);
    }

    /** Executes {@code memory.size}. */
    public static int memorySize(Instance self, int memory) {
        return (int) self.memories[memory].pages();
    }

    /** Executes {@code memory.size} with 64-bit addresses. */
    public static long memorySize64(Instance self, int memory) {
        return self.memories[memory].pages();
    }

    /** Executes {@code memory.grow}. */
    public static int memoryGrow(int pages, Instance self, int memory) {
        return (int) self.memories[memory].grow(Integer.toUnsignedLong(pages));
    }

    /** Executes {@code memory.grow} with 64-bit addresses. */
    public static long memoryGrow(long pages, Instance self, int memory) {
        return self.memories[memory].grow(pages);
    }

    /** Executes {@code table.get}. */
    public static Object tableGet(int index, Instance self, int table) {
        return self.tables[table].load(Integer.toUnsignedLong(index));
    }

    /** Executes {@code table.get} with 64-bit indices. */
    public static Object tableGet(long index, Instance self, int table) {
        return self.tables[table].load(index);
    }

    /** Executes {@code table.set}. */
    public static void tableSet(int index, Object reference, Instance self, int table) {
        self.tables[table].store(Integer.toUnsignedLong(index), reference);
    }

    /** Executes {@code table.set} with 64-bit indices. */
    public static void tableSet(long index, Object reference, Instance self, int table) {
        self.tables[table].store(index, reference);
    }

    /** Executes {@code table.size}. */
    public static int tableSize(Instance self, int table) {
        return (int) self.tables[table].size();
    }

    /** Executes {@code table.size} with 64-bit indices. */
    public static long tableSize64(Instance self, int table) {
        return self.tables[table].size();
    }

    /** Executes {@code table.grow}. */
    public static int tableGrow(Object initial, int count, Instance self, int table) {
        return (int) self.tables[table].grow(Integer.toUnsignedLong(count), initial);
    }

    /** Executes {@code table.grow} with 64-bit indices. */
    public static long tableGrow(Object initial, long count, Instance self, int table) {
        return self.tables[table].grow(count, initial);
    }

    /** Executes {@code table.fill}. */
    public static void tableFill(int to, Object reference, int count, Instance self, int table) {
        self.tables[table].fill(Integer.toUnsignedLong(to), reference, Integer.toUnsignedLong(count));
    }

    /** Executes {@code table.fill} with 64-bit indices. */
    public static void tableFill(long to, Object reference, long count, Instance self, int table) {
        self.tables[table].fill(to, reference, count);
    }

    /** Executes {@code table.copy}. */
    public static void tableCopy(int to, int from, int count, Instance self, int target, int source) {
        tableCopy(Integer.toUnsignedLong(to), Integer.toUnsignedLong(from), Integer.toUnsignedLong(count), self, target,
                source);
    }

    /** Executes {@code table.copy} with 64-bit indices, or with others widened. */
    public static void tableCopy(long to, long from, long count, Instance self, int target, int source) {
        TableInstance.copy(self.tables[target], to, self.tables[source], from, count);
    }

    /** Executes {@code table.init}. */
    public static void tableInit(int to, int from, int count, Instance self, int element, int table) {
        tableInit(Integer.toUnsignedLong(to), from, count, self, element, table);
    }

    /** Executes {@code table.init} with 64-bit indices. */
    public static void tableInit(long to, int from, int count, Instance self, int element, int table) {
        self.tables[table].initialize(to, self.element(element), Integer.toUnsignedLong(from),
                Integer.toUnsignedLong(count));
    }

    /** Executes {@code elem.drop}. */
    public static void elementDrop(Instance self, int element) {
        self.dropElement(element);
    }

    /** Executes {@code ref.func}. */
    public static Object functionReference(Instance self, int function) {
        return self.function(function);
    }
}
