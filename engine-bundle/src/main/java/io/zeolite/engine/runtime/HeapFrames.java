package io.zeolite.engine.runtime;

/**
 * The functions that are active in one run of a tier whose frames are on the heap. The methods of the same class that
 * execute such a run are {@value #RUNS} and {@value #RUNS_FOR_REFERENCE}.
 * <p>
 * Places are counted from the innermost function, which is at 0.
 */
public interface HeapFrames {

    /** The name of a method that executes a run, by which it is found on the stack of the virtual machine. */
    String RUNS = "call";
    /** The name of the other one. */
    String RUNS_FOR_REFERENCE = "callForReference";

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
