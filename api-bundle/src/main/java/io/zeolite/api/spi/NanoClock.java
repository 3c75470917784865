package io.zeolite.api.spi;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.annotation.versioning.ConsumerType;

/** A monotonic clock. */
@ConsumerType
@FunctionalInterface
public interface NanoClock {

    /** {@return the nanoseconds since some fixed moment} */
    long nanos();

    /** {@return the machine's clock; always the same object, so that it can be told from others} */
    static NanoClock system() {
        return SystemNanoClock.INSTANCE;
    }

    /** {@return a clock that first shows 0 and then a millisecond more at each reading} */
    static NanoClock fake() {
        long millisecond = TimeUnit.MILLISECONDS.toNanos(1);
        AtomicLong next = new AtomicLong();
        return () -> next.getAndAdd(millisecond);
    }
}
