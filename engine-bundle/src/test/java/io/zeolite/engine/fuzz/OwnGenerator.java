package io.zeolite.engine.fuzz;

import io.zeolite.engine.compiler.RandomGuest;

/** The modules that the tests of the compiler divide. They compute no NaN whose bits anybody sees. */
final class OwnGenerator implements Generator {

    private static final int STATEMENTS = 30;

    @Override
    public byte[] module(long seed, boolean withoutNans) {
        return RandomGuest.binary(seed, STATEMENTS);
    }
}
