package io.zeolite.experimental;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Walks the active functions of a call: the one that is about to run, then its callers, up to the function that was
 * called from Java. Host functions that are about to run are among them; what called a host function that calls back is
 * not, since that is another call. A function that ended in a tail call is no longer active.
 * <p>
 * Nothing is walked before it is asked for.
 * <p>
 * Errors: one that a listener got is valid only while that runs, in its thread; used otherwise, it throws
 * {@link IllegalStateException} as soon as it has to look at the stack.
 */
@ProviderType
public interface StackIterator {

    /** {@return whether there was another function, which is now the current one} */
    boolean next();

    /**
     * {@return the current function}
     *
     * @throws IllegalStateException if there is none
     */
    InternalFunction function();

    /**
     * {@return where the current function is: at its start if it is about to run, else at its call}
     *
     * @throws IllegalStateException if there is none
     */
    ProgramCounter programCounter();

    /**
     * {@return an iterator over made-up functions, for tests of listeners}
     *
     * @param frames the active functions, the innermost first; the array is copied
     */
    static StackIterator of(StackFrame... frames) {
        return new FrameIterator(List.of(frames));
    }
}
