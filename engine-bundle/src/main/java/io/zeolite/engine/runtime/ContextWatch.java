package io.zeolite.engine.runtime;

import io.zeolite.api.Cancellation;
import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Closes an instance when the context of a call is done before the call is. */
final class ContextWatch implements AutoCloseable {

    private final Cancellation.Registration registration;
    private final Thread timer;
    private volatile boolean finished;

    private ContextWatch(Context context, EngineInstance instance) {
        this.registration = context.cancellation()
                .map(cancellation -> cancellation.onCancel(() -> instance.close(ExitException.CONTEXT_CANCELLED)))
                .orElse(() -> {
                });
        this.timer = context.deadlineNanos().isEmpty()
                ? null
                : Thread.ofVirtual().name("zeolite-deadline")
                        .start(() -> await(context.deadlineNanos().getAsLong(), instance));
    }

    static ContextWatch start(Context context, EngineInstance instance) {
        if (context.deadlineNanos().isPresent() && context.deadlineNanos().getAsLong() - System.nanoTime() <= 0) {
            instance.close(ExitException.DEADLINE_EXCEEDED);
        }
        return new ContextWatch(context, instance);
    }

    private void await(long deadline, EngineInstance instance) {
        for (long left = deadline - System.nanoTime(); left > 0 && !finished; left = deadline - System.nanoTime()) {
            LockSupport.parkNanos(this, Math.min(left, Duration.ofHours(1).toNanos()));
        }
        if (!finished) {
            instance.close(ExitException.DEADLINE_EXCEEDED);
        }
    }

    @Override
    public void close() {
        registration.close();
        finished = true;
        if (timer != null) {
            LockSupport.unpark(timer);
        }
    }
}
