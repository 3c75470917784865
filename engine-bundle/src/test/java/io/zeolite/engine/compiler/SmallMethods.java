package io.zeolite.engine.compiler;

import io.zeolite.engine.runtime.Tier;

/** Gives tests of other packages compilers that divide functions which would otherwise be one method. */
public final class SmallMethods {

    private SmallMethods() {
    }

    /**
     * {@return a compiler whose methods become as large as that, in bytes of bytecode}
     *
     * @param whole what a function may have that stays whole
     * @param body  what a block may have whose instructions stay together with it
     * @param piece what a run of instructions may have that becomes a method
     */
    public static Tier compiler(int whole, int body, int piece) {
        return new Compiler(new SplitLimits(whole, body, piece));
    }
}
