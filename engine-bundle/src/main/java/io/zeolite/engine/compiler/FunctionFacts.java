package io.zeolite.engine.compiler;

/**
 * What is known of a function's body before it is emitted.
 *
 * @param memories    the memories that its loads and stores access
 * @param callees     the functions that it calls directly
 * @param growsMemory whether it may grow a memory by itself, or call what is not known
 * @param callsItself whether it calls itself in tail position
 * @param mostBytes   a bound to the size of its bytecode
 */
record FunctionFacts(int[] memories, int[] callees, boolean growsMemory, boolean callsItself, long mostBytes) {
}
