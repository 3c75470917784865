package io.zeolite.logging;

import io.zeolite.api.Slots;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The calls in each thread that have been entered and not left. A thread outside of all calls has no state here, so that
 * threads of pools keep nothing alive.
 */
final class ActiveCalls {

    private final ThreadLocal<Deque<Call>> active = new ThreadLocal<>();

    /**
     * A call that has been entered.
     *
     * @param depth      how many logged calls are around it
     * @param logged     whether it is logged itself
     * @param parameters its parameters, if they are needed when it returns
     */
    record Call(int depth, boolean logged, Optional<Slots> parameters) {
    }

    /** {@return the call that the thread has entered now} */
    Call enter(boolean logged, Optional<Slots> parameters) {
        Deque<Call> calls = active.get();
        if (calls == null) {
            calls = new ArrayDeque<>();
            active.set(calls);
        }
        Call caller = calls.peek();
        int depth = caller == null ? 0 : caller.depth() + (caller.logged() ? 1 : 0);
        Call call = new Call(depth, logged, parameters);
        calls.push(call);
        return call;
    }

    /** {@return the call that the thread entered last, which it leaves now} */
    Call leave() {
        Deque<Call> calls = active.get();
        if (calls == null) {
            throw new IllegalStateException("a call is left that was not entered");
        }
        Call call = calls.pop();
        if (calls.isEmpty()) {
            active.remove();
        }
        return call;
    }
}
