/**
 * The semantics of vector instructions: pure static methods, in a class for each shape, named after the instruction in
 * camel case without the shape ({@code i8x16.add_sat_s} is {@code I8x16.addSatS}), by which emitted code finds them.
 * <p>
 * A vector is two longs, the low half with bytes 0 to 7 and the high half with bytes 8 to 15, and no method can return
 * both. So a method computes one half or a number, and {@link io.zeolite.engine.numeric.vector.VectorForm} says of an
 * instruction how often its method is called and with what. Nearly all compute both halves alike, each from the same
 * half of the operands. Lanes of 8 and 16 bits are not taken apart: what acts on a whole long acts on all of them, if
 * carries are kept from crossing between lanes.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/numerics.html">Specification: numerics</a>
 */
package io.zeolite.engine.numeric.vector;
