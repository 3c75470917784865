package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.BSM_GET_STATIC_FINAL;
import static java.lang.constant.ConstantDescs.BSM_INVOKE;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import io.zeolite.format.InstructionReader;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * What a shuffle takes from each of its operands, as constants of the platform's Vector API in emitted classes.
 *
 * @param places for each byte of the result the one that it comes from; those of the second operand begin at 16
 */
record VectorShuffleConstants(int[] places) {

    private static final int BYTES = 16;
    private static final ClassDesc SHUFFLE = VectorApi.type("VectorShuffle");
    private static final ClassDesc MASK = VectorApi.type("VectorMask");
    private static final ClassDesc SPECIES = VectorApi.type("VectorSpecies");
    private static final DynamicConstantDesc<Object> SPECIES_128 = DynamicConstantDesc.ofNamed(BSM_GET_STATIC_FINAL,
            "SPECIES_128", SPECIES, VectorLane.BYTE.vector());
    private static final MethodHandleDesc SHUFFLE_OF = MethodHandleDesc.ofMethod(Kind.STATIC, SHUFFLE, "fromValues",
            MethodTypeDesc.of(SHUFFLE, SPECIES, CD_int.arrayType()));
    private static final MethodHandleDesc MASK_OF = MethodHandleDesc.ofMethod(Kind.STATIC, MASK, "fromLong",
            MethodTypeDesc.of(MASK, SPECIES, CD_long));

    /** {@return the constants of the shuffle that was just read} */
    static VectorShuffleConstants of(InstructionReader in) {
        int[] places = new int[BYTES];
        for (int place = 0; place < BYTES; place++) {
            places[place] = in.lane(place);
        }
        return new VectorShuffleConstants(places);
    }

    /** {@return whether any byte comes from the operand} */
    boolean takesFrom(int operand) {
        for (int place : places) {
            if (place / BYTES == operand) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether all bytes that come from the operand stay at their places} */
    boolean isIdentity(int operand) {
        for (int place = 0; place < BYTES; place++) {
            if (places[place] / BYTES == operand && places[place] % BYTES != place) {
                return false;
            }
        }
        return true;
    }

    /** {@return the shuffle of one operand} Places that take from the other one are left as they are. */
    DynamicConstantDesc<Object> shuffle(int operand) {
        ConstantDesc[] arguments = new ConstantDesc[2 + BYTES];
        arguments[0] = SHUFFLE_OF;
        arguments[1] = SPECIES_128;
        for (int place = 0; place < BYTES; place++) {
            arguments[2 + place] = places[place] / BYTES == operand ? places[place] % BYTES : place;
        }
        return DynamicConstantDesc.ofNamed(BSM_INVOKE, "shuffle", SHUFFLE, arguments);
    }

    /** {@return the mask of the places that take from the second operand} */
    DynamicConstantDesc<Object> maskOfSecond() {
        long mask = 0;
        for (int place = 0; place < BYTES; place++) {
            mask |= (long) (places[place] / BYTES) << place;
        }
        return DynamicConstantDesc.ofNamed(BSM_INVOKE, "mask", MASK, MASK_OF, SPECIES_128, mask);
    }
}
