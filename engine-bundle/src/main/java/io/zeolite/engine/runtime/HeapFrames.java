package io.zeolite.engine.runtime;

/**
 * The functions that are active in one run of a tier whose frames are on the heap. What runs it from a virtual machine's
 * frame is a method of the same class whose name starts with {@code call}.
 * <p>
 * Places are counted from the innermost function, which is at 0.
 */
public interface HeapFrames {

    /** {@return how many functions are active} */
    int activeCount();

    /** {@return the instance that executes a function} */
    Instance activeInstance(int place);

    /** {@return the index of a function in its instance} */
    int activeFunction(int place);

    /**
     * {@return where in the module's bytes a function is: at the call that it makes, or at its first instruction if it is
     * about to run}
     */
    int activePosition(int place);
}
