package io.zeolite.api.spi;

/** The monotonic clock of the machine. */
enum SystemNanoClock implements NanoClock {
    /** The only one. */
    INSTANCE;

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
