/**
 * What references refer to on the garbage-collected heap: structures, arrays and their types at run time. Java's collector
 * is theirs.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/runtime.html#aggregate-instances">Specification: aggregate
 *      instances</a>
 */
package io.zeolite.engine.gc;
