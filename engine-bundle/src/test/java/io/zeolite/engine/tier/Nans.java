package io.zeolite.engine.tier;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.format.Opcode;
import io.zeolite.format.OperandKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the specification leaves sign and payload of a NaN open, it asks for a quiet one: that is checked, and then all such
 * NaNs are the same. Everything else is compared bit by bit.
 */
final class Nans {

    private static final long QUIET_F32 = 0x7fc0_0000L;
    private static final long QUIET_F64 = 0x7ff8_0000_0000_0000L;

    /** What computes no NaN: it moves bits, selects or compares. */
    private static final Set<String> EXACT =
            Set.of("const", "abs", "neg", "copysign", "reinterpret_i32", "reinterpret_i64",
                    "splat", "replace_lane", "extract_lane", "pmin", "pmax", "eq", "ne", "lt", "gt", "le", "ge");

    private Nans() {
    }

    /** {@return the outcome of an instruction with one NaN for all that it might have been} */
    static Outcome unified(Opcode opcode, Outcome outcome) {
        String[] name = opcode.text().split("\\.");
        if (outcome.trap().isPresent() || !name[0].startsWith("f") || EXACT.contains(name[1])) {
            return outcome;
        }
        List<OperandKind> kinds = opcode.signature().orElseThrow().results();
        boolean vector = kinds.equals(List.of(OperandKind.V128));
        boolean narrow = name[0].startsWith("f32");
        List<String> results = new ArrayList<>();
        for (String slot : outcome.results()) {
            long bits = Long.parseUnsignedLong(slot, 16);
            if (!narrow) {
                bits = unifiedF64(bits);
            } else if (vector) {
                bits = unifiedF32(bits & 0xffff_ffffL) | unifiedF32(bits >>> 32) << 32;
            } else {
                bits = unifiedF32(bits);
            }
            results.add(Long.toHexString(bits));
        }
        return new Outcome(results, Optional.empty());
    }

    private static long unifiedF32(long bits) {
        if (!Float.isNaN(Float.intBitsToFloat((int) bits))) {
            return bits;
        }
        assertTrue((bits & QUIET_F32) == QUIET_F32, () -> "signalling NaN " + Long.toHexString(bits));
        return QUIET_F32;
    }

    private static long unifiedF64(long bits) {
        if (!Double.isNaN(Double.longBitsToDouble(bits))) {
            return bits;
        }
        assertTrue((bits & QUIET_F64) == QUIET_F64, () -> "signalling NaN " + Long.toHexString(bits));
        return QUIET_F64;
    }
}
