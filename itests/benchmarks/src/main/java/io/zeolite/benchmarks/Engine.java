package io.zeolite.benchmarks;

/** An engine of this process, with one guest. */
interface Engine extends AutoCloseable {

    /** {@return the export {@code run} of a new instance} Those before are not used any more. */
    Entry instantiate();

    @Override
    void close();

    /** The export {@code run} of an instance, called as the engine's users call it when they care for speed. */
    @FunctionalInterface
    interface Entry {

        long run(int size);
    }
}
