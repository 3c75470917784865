package io.zeolite.api.spi;

import java.util.concurrent.TimeUnit;
import org.osgi.annotation.versioning.ConsumerType;

/** Lets time pass. */
@ConsumerType
@FunctionalInterface
public interface Sleeper {

    /**
     * Waits.
     *
     * @param nanos how long; zero or negative returns at once
     * @throws InterruptedException if the thread was interrupted
     */
    void sleep(long nanos) throws InterruptedException;

    /** {@return the real sleep of the calling thread} */
    static Sleeper system() {
        return TimeUnit.NANOSECONDS::sleep;
    }
}
