package io.zeolite.engine.validation;

import io.zeolite.api.Feature;
import io.zeolite.api.FeatureSet;
import io.zeolite.api.InvalidException;
import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TypeUse;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import io.zeolite.format.Opcode;

/**
 * Refuses what belongs to a feature that is not enabled. For instructions the opcode table says so.
 * <p>
 * Threads: confined.
 */
final class FeatureGate {

    private static final Opcode[] OPCODES = Opcode.values();
    private static final boolean[] IS_ARITHMETIC = arithmetic();

    private final FeatureSet enabled;
    private final Place place;
    private final boolean[] inCode = new boolean[OPCODES.length];
    /** Always with {@code ref.func}: element segments of 1.0 are lists of function indices, which it stands for. */
    private final boolean[] inConstants = new boolean[OPCODES.length];

    FeatureGate(FeatureSet enabled, Place place) {
        this.enabled = enabled;
        this.place = place;
        boolean hasArithmetic = enabled.isEnabled(Feature.EXTENDED_CONST);
        for (int i = 0; i < OPCODES.length; i++) {
            Feature feature = OPCODES[i].feature().orElse(null);
            inCode[i] = feature == null || enabled.isEnabled(feature);
            inConstants[i] = OPCODES[i].isConstant() && (inCode[i] || OPCODES[i] == Opcode.REF_FUNC)
                    && (hasArithmetic || !IS_ARITHMETIC[i]);
        }
    }

    /** Constant expressions of 1.0 and 2.0 have instructions with operands in features of their own only. */
    private static boolean[] arithmetic() {
        boolean[] result = new boolean[OPCODES.length];
        for (Opcode opcode : OPCODES) {
            result[opcode.ordinal()] = opcode.feature().isEmpty()
                    && opcode.signature().filter(type -> type.operandCount() > 0).isPresent();
        }
        return result;
    }

    /** {@return whether the instruction may stand in code, or in constant expressions if {@code isConstant}} */
    boolean[] allowed(boolean isConstant) {
        return isConstant ? inConstants : inCode;
    }

    /** {@return the error about an instruction that may not stand where it does} */
    InvalidException refused(Opcode opcode, boolean isConstant) {
        if (isConstant && !opcode.isConstant()) {
            return place.invalid("constant expression required");
        }
        if (inCode[opcode.ordinal()]) {
            return place.invalid("constant expression required: " + disabled(Feature.EXTENDED_CONST, opcode.text()));
        }
        return place.invalid(disabled(opcode.feature().orElseThrow(), opcode.text()));
    }

    private static String disabled(Feature feature, String what) {
        return "feature \"" + feature + "\" is disabled: " + what;
    }

    boolean isEnabled(Feature feature) {
        return enabled.isEnabled(feature);
    }

    /** Fails if the feature is disabled. */
    void require(Feature feature, String what) {
        if (!enabled.isEnabled(feature)) {
            throw place.invalid(disabled(feature, what));
        }
    }

    /** Fails with the older words if there are several of what earlier versions had one of, and the feature is disabled. */
    void requireForSeveral(int count, Feature feature, String what) {
        if (count > 1 && !enabled.isEnabled(feature)) {
            throw place.invalid("multiple " + what + ": " + disabled(feature, count + " " + what), -1);
        }
    }

    /** {@return the value type, whose features are enabled} */
    ValueType check(ValueType type) {
        switch (type) {
            case NumberType _ -> {
            }
            case VectorType _ -> require(Feature.SIMD, "v128");
            case ReferenceType reference -> check(reference);
        }
        return type;
    }

    /** Fails if the reference type belongs to a disabled feature. */
    void check(ReferenceType type) {
        require(feature(type), place.text(type));
        if (!type.nullable()) {
            require(Feature.TYPED_FUNCTION_REFERENCES, place.text(type));
        }
    }

    private static Feature feature(ReferenceType type) {
        return switch (type.heap()) {
            case TypeUse _ -> Feature.TYPED_FUNCTION_REFERENCES;
            case AbstractHeapType heap -> switch (heap) {
                case FUNC, EXTERN -> Feature.REFERENCE_TYPES;
                case EXN, NOEXN -> Feature.EXCEPTION_HANDLING;
                case ANY, EQ, I31, STRUCT, ARRAY, NONE, NOFUNC, NOEXTERN -> Feature.GC;
            };
        };
    }
}
