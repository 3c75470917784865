package io.zeolite.api.spi;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.annotation.versioning.ConsumerType;

/** A clock of the time of day. */
@ConsumerType
@FunctionalInterface
public interface WallClock {

    /** {@return the nanoseconds since 1970-01-01T00:00:00Z} */
    long epochNanos();

    /** {@return the machine's clock} */
    static WallClock system() {
        return () -> {
            Instant now = Instant.now();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        };
    }

    /** {@return a clock that first shows 2022-01-01T00:00:00Z and then a millisecond more at each reading} */
    static WallClock fake() {
        long millisecond = TimeUnit.MILLISECONDS.toNanos(1);
        AtomicLong next = new AtomicLong(TimeUnit.SECONDS.toNanos(1_640_995_200));
        return () -> next.getAndAdd(millisecond);
    }
}
