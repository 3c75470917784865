package io.zeolite.engine.compiler;

/**
 * A local variable of an emitted method.
 *
 * @param kind what it holds
 * @param slot its place
 */
record Variable(Kind kind, int slot) {
}
