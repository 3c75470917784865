/**
 * The semantics of scalar instructions where they differ from the Java operators and methods of the same purpose: pure
 * static methods, named after the instruction in camel case ({@code i32.div_s} is {@code i32DivS}), by which emitted code
 * finds them. What Java does as WebAssembly does is not here.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/numerics.html">Specification: numerics</a>
 */
package io.zeolite.engine.numeric;
