package io.zeolite.api;

/** The ways in which the engine executes functions. All give the same results. */
public enum ExecutionTier {
    /** Functions are compiled to bytecode of the Java virtual machine when first called. */
    COMPILER,
    /** Functions are interpreted, with their frames on the heap. */
    INTERPRETER
}
