package io.zeolite.engine.tier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.Memory;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.TrapKind;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.Immediates;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.Opcode;
import io.zeolite.format.OperandKind;
import io.zeolite.format.Signature;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Per row of the opcode table that accesses a memory: the tiers agree about addresses around the ends of the memory, with
 * offsets of all sizes and addresses of 32 and 64 bits, and with what the specification says of scalar accesses.
 */
class MemoryOpcodesTest {

    private static final int BYTES = 1 << 16;
    /** What each memory holds: bytes that differ from their neighbours, with every sign. */
    private static final List<byte[]> PATTERNS = List.of(pattern(0), pattern(1), pattern(2));
    /** They wait for other threads. */
    private static final Set<Opcode> WAITING = Set.of(Opcode.MEMORY_ATOMIC_WAIT32, Opcode.MEMORY_ATOMIC_WAIT64);

    /** For each memory; those of few and of many bits are executed in different ways. */
    private static final List<long[]> OFFSETS = List.of(
            new long[] {0, 1, 255, 256, BYTES - 8, (1 << 24) - 1, 1 << 24, 0xffff_ffffL},
            new long[] {0, 256},
            new long[] {0, 255, BYTES - 8, 1L << 32, Long.MAX_VALUE, -1});

    /** How the address comes about. */
    enum Source {
        PARAMETER, CONSTANT, SUM_OF_PARAMETERS, PARAMETER_PLUS_CONSTANT
    }

    /**
     * A function around one access.
     *
     * @param memory  with addresses of 32 bits: 0 and 1; of 64 bits: 2
     * @param address of which a part is a constant, or all of it; 0 if it is a parameter
     */
    record Access(Opcode opcode, int memory, long offset, Source source, long address) {

        private Signature signature() {
            return opcode.signature().orElseThrow();
        }

        private AddressType addressType() {
            return memory == 2 ? AddressType.I64 : AddressType.I32;
        }

        private ValueType type(OperandKind kind) {
            return kind.valueType(addressType(), addressType());
        }

        FunctionType type() {
            List<ValueType> parameters = new ArrayList<>();
            if (source != Source.CONSTANT) {
                parameters.add(addressType().valueType());
            }
            if (source == Source.SUM_OF_PARAMETERS) {
                parameters.add(addressType().valueType());
            }
            signature().operands().stream().skip(1).map(this::type).forEach(parameters::add);
            return new FunctionType(parameters, signature().results().stream().map(this::type).toList());
        }

        InstructionWriter body() {
            InstructionWriter code = new InstructionWriter();
            int parameter = 0;
            Opcode sum = memory == 2 ? Opcode.I64_ADD : Opcode.I32_ADD;
            switch (source) {
                case PARAMETER -> code.opcode(Opcode.LOCAL_GET).index(parameter++);
                case CONSTANT -> constant(code);
                case SUM_OF_PARAMETERS ->
                        code.opcode(Opcode.LOCAL_GET).index(parameter++).opcode(Opcode.LOCAL_GET).index(parameter++)
                                .opcode(sum);
                case PARAMETER_PLUS_CONSTANT -> {
                    code.opcode(Opcode.LOCAL_GET).index(parameter++);
                    constant(code);
                    code.opcode(sum);
                }
            }
            for (int i = 1; i < signature().operandCount(); i++) {
                code.opcode(Opcode.LOCAL_GET).index(parameter++);
            }
            code.opcode(opcode).memoryArgument(memory, Integer.numberOfTrailingZeros(opcode.accessBytes()), offset);
            return opcode.immediates() == Immediates.MEMARG_LANE ? code.lane(1) : code;
        }

        private void constant(InstructionWriter code) {
            Form.constant(code, memory == 2 ? OperandKind.I64 : OperandKind.I32, new long[] {address});
        }

        /** {@return what to call the function with, to access an address} */
        List<long[]> parameters(long accessed, List<long[]> others) {
            List<long[]> parameters = new ArrayList<>();
            switch (source) {
                case PARAMETER -> parameters.add(slot(accessed));
                case CONSTANT -> {
                }
                case SUM_OF_PARAMETERS -> {
                    parameters.add(slot(accessed - 12_345));
                    parameters.add(slot(12_345));
                }
                case PARAMETER_PLUS_CONSTANT -> parameters.add(slot(accessed - address));
            }
            parameters.addAll(others);
            return parameters;
        }

        private long[] slot(long value) {
            return new long[] {memory == 2 ? value : value & 0xffff_ffffL};
        }

        /** {@return where the access begins, without wrapping around} */
        BigInteger start(long accessed) {
            return unsigned(slot(accessed)[0]).add(unsigned(offset));
        }

        private static BigInteger unsigned(long value) {
            return new BigInteger(Long.toUnsignedString(value));
        }

        /** {@return the addresses to access} */
        long[] addresses() {
            int size = opcode.accessBytes();
            long end = BYTES - offset;
            return source == Source.CONSTANT
                    ? new long[] {address}
                    : new long[] {0, 9, end - size - 1, end - size, end - size + 1, end, Integer.MAX_VALUE, -1, -offset,
                        Long.MIN_VALUE, 1L << 32};
        }
    }

    static Stream<Opcode> rows() {
        return Arrays.stream(Opcode.values()).filter(opcode -> opcode.accessBytes() > 0 && !WAITING.contains(opcode));
    }

    private static List<Access> accesses(Opcode opcode) {
        List<Access> accesses = new ArrayList<>();
        int size = opcode.accessBytes();
        for (int memory = 0; memory < 3; memory++) {
            for (long offset : OFFSETS.get(memory)) {
                accesses.add(new Access(opcode, memory, offset, Source.PARAMETER, 0));
                accesses.add(new Access(opcode, memory, offset, Source.SUM_OF_PARAMETERS, 0));
                for (long constant : new long[] {16, -1, BYTES - size - offset}) {
                    accesses.add(new Access(opcode, memory, offset, Source.CONSTANT, constant));
                    accesses.add(new Access(opcode, memory, offset, Source.PARAMETER_PLUS_CONSTANT, constant));
                }
            }
        }
        return accesses;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void tiersAgreeWithEachOtherAndWithTheSpecification(Opcode opcode) {
        List<Access> accesses = accesses(opcode);
        FunctionModule module = new FunctionModule();
        accesses.forEach(access -> module.add(access.type(), access.body()));
        for (int memory = 0; memory < 3; memory++) {
            module.add(new MemoryType(memory == 2 ? AddressType.I64 : AddressType.I32, Limits.of(1, 1), false, 16));
        }
        Map<ExecutionTier, ModuleInstance> instances = Tiers.instantiate(module.encode());
        assertTrue(instances.size() == ExecutionTier.values().length || Tiers.mayLack(opcode),
                () -> "only " + instances.keySet());
        List<ModuleInstance> tiers = List.copyOf(instances.values());
        tiers.forEach(MemoryOpcodesTest::fill);
        for (int i = 0; i < accesses.size(); i++) {
            Access access = accesses.get(i);
            List<List<long[]>> others = others(opcode);
            for (long address : access.addresses()) {
                check(access, tiers, "f" + i, address, others.get(i % others.size()));
            }
        }
        for (ModuleInstance instance : tiers) {
            for (int memory = 0; memory < 3; memory++) {
                assertArrayEquals(PATTERNS.get(memory), bytes(instance, memory, 0, BYTES));
            }
        }
    }

    private static void check(Access access, List<ModuleInstance> tiers, String export, long address,
            List<long[]> others) {
        BigInteger start = access.start(address);
        int size = access.opcode().accessBytes();
        boolean inside = start.add(BigInteger.valueOf(size)).compareTo(BigInteger.valueOf(BYTES)) <= 0;
        int from = inside ? Math.max(0, start.intValue() - 8) : BYTES - 32;
        int length = Math.min(32, BYTES - from);
        byte[] before = Arrays.copyOfRange(PATTERNS.get(access.memory()), from, from + length);
        Outcome expected = null;
        byte[] expectedBytes = null;
        if (!inside) {
            expected = access.opcode().prefix() == 0xFE ? null : Outcome.of(TrapKind.MEMORY_OUT_OF_BOUNDS);
            expectedBytes = before;
        } else if (access.opcode().prefix() == 0) {
            expectedBytes = before.clone();
            int at = start.intValue() - from;
            expected = others.isEmpty()
                    ? Outcome.of(loaded(access.opcode(), before, at))
                    : stored(size, others.getFirst()[0], expectedBytes, at);
        }
        for (ModuleInstance instance : tiers) {
            Outcome outcome = Outcome.of(instance.function(export), access.parameters(address, others));
            byte[] after = bytes(instance, access.memory(), from, length);
            if (expected == null) {
                expected = outcome;
            }
            if (expectedBytes == null) {
                expectedBytes = after;
            }
            Supplier<String> place = () -> access + " at " + Long.toHexString(address);
            assertEquals(expected, outcome, place);
            assertArrayEquals(expectedBytes, after, place);
            if (!Arrays.equals(before, after)) {
                memory(instance, access.memory()).write(from, before);
            }
        }
    }

    private static long loaded(Opcode opcode, byte[] bytes, int at) {
        int size = opcode.accessBytes();
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        if (opcode.text().endsWith("_s")) {
            value = value << 64 - 8 * size >> 64 - 8 * size;
        }
        return opcode.signature().orElseThrow().result(0) == OperandKind.I32 ? value & 0xffff_ffffL : value;
    }

    private static Outcome stored(int size, long value, byte[] bytes, int at) {
        for (int i = 0; i < size; i++) {
            bytes[at + i] = (byte) (value >>> 8 * i);
        }
        return Outcome.of();
    }

    /** {@return some values for the operands after the address} */
    private static List<List<long[]>> others(Opcode opcode) {
        List<OperandKind> kinds = opcode.signature().orElseThrow().operands();
        if (kinds.size() == 1) {
            return List.of(List.of());
        }
        List<List<long[]>> others = new ArrayList<>();
        for (int i = 2; i < 16; i += 6) {
            List<long[]> values = new ArrayList<>();
            for (OperandKind kind : kinds.subList(1, kinds.size())) {
                values.add(EdgeValues.of(kind).get(i));
            }
            others.add(values);
        }
        return others;
    }

    private static byte[] pattern(int memory) {
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            bytes[i] = (byte) (i * 151 + memory * 77 + (i >> 8));
        }
        return bytes;
    }

    private static void fill(ModuleInstance instance) {
        for (int memory = 0; memory < 3; memory++) {
            memory(instance, memory).write(0, PATTERNS.get(memory));
        }
    }

    private static Memory memory(ModuleInstance instance, int memory) {
        return instance.memory("m" + memory);
    }

    private static byte[] bytes(ModuleInstance instance, int memory, int from, int length) {
        return memory(instance, memory).read(from, length);
    }
}
