package io.zeolite.engine.fuzz;

/** Makes modules from seeds, always the same from the same. */
@FunctionalInterface
interface Generator {

    /**
     * {@return the bytes of a module}
     *
     * @param withoutNans whether what computes floating-point numbers gives 0 for NaN, as far as the generator can tell;
     *                    their bits differ between engines
     */
    byte[] module(long seed, boolean withoutNans) throws Plan.Skipped;
}
