package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * Emits calls of the platform's Vector API, {@code jdk.incubator.vector}, on vectors of 128 bits. A vector is a
 * {@code ByteVector} between instructions; HotSpot keeps it in a register, and no object is made.
 * <p>
 * Emitted code calls the API directly: HotSpot inlines what the platform marks for it into methods of any size, but not
 * helpers of ours. It does so only if it knows species and operators as constants. The engine itself does not need the
 * module: it is named only, in code that is emitted if the module is there.
 */
final class VectorApi {

    /** The module, and its one package. */
    static final String MODULE = "jdk.incubator.vector";

    private static final ClassDesc VECTOR = type("Vector");
    private static final ClassDesc SPECIES = type("VectorSpecies");
    private static final ClassDesc MASK = type("VectorMask");
    private static final ClassDesc OPERATORS = type("VectorOperators");
    private static final ClassDesc COMPARISON = type("VectorOperators$Comparison");
    private static final ClassDesc CONVERSION = type("VectorOperators$Conversion");
    private static final ClassDesc BYTE_ORDER = Names.of(ByteOrder.class);
    private static final Set<String> ASSOCIATIVE =
            Set.of("ADD", "MUL", "MIN", "MAX", "UMIN", "UMAX", "AND", "OR", "XOR");

    private final Emitter out;

    VectorApi(Emitter out) {
        this.out = out;
    }

    /** {@return whether emitted code can use the API} It can if the platform was started with {@link #MODULE}. */
    static boolean isPresent() {
        return ModuleLayer.boot().findModule(MODULE).isPresent();
    }

    static ClassDesc type(String name) {
        return ClassDesc.of(MODULE, name);
    }

    private void invoke(ClassDesc owner, String name, ClassDesc result, ClassDesc... parameters) {
        out.code.invokevirtual(owner, name, MethodTypeDesc.of(result, parameters));
    }

    /** {@code [..] -> [.., species]}. */
    void species(VectorLane lane) {
        out.code.getstatic(lane.vector(), "SPECIES_128", SPECIES);
    }

    private void operator(String name, String kind) {
        out.code.getstatic(OPERATORS, name, type("VectorOperators$" + kind));
    }

    /** {@code [..] -> [.., vector]}: an operand, as a vector with such lanes. */
    void load(VectorSource source, VectorLane lane) {
        source.load(out, Kind.VB, 0);
        as(lane);
    }

    /** {@code [.., bytes] -> [.., vector]}. */
    void as(VectorLane lane) {
        if (lane != VectorLane.BYTE) {
            invoke(VectorLane.BYTE.vector(), "reinterpretAs" + lane.plural(), lane.vector());
        }
    }

    /** {@code [.., vector] -> [.., bytes]}. */
    void bytes(VectorLane lane) {
        if (lane != VectorLane.BYTE) {
            invoke(lane.vector(), "reinterpretAsBytes", VectorLane.BYTE.vector());
        }
    }

    /** {@code [.., vector] -> [.., bytes]}, for a vector whose class is not known. */
    void bytes() {
        invoke(VECTOR, "reinterpretAsBytes", VectorLane.BYTE.vector());
    }

    /** {@code [.., vector] -> [.., vector]}. */
    void unary(VectorLane lane, String operator) {
        operator(operator, "Unary");
        invoke(lane.vector(), "lanewise", lane.vector(), type("VectorOperators$Unary"));
    }

    /** {@code [.., vector] -> [.., vector]}: the other operand is what {@code second} pushes, a vector of any lanes. */
    void binary(VectorLane lane, String operator, Runnable second) {
        pushBinary(operator);
        second.run();
        invoke(lane.vector(), "lanewise", lane.vector(), type("VectorOperators$Binary"), VECTOR);
    }

    /** {@code [.., vector] -> [.., vector]}: the other operand is what {@code number} pushes, a long. */
    void binaryWithNumber(VectorLane lane, String operator, Runnable number) {
        pushBinary(operator);
        number.run();
        invoke(lane.vector(), "lanewise", lane.vector(), type("VectorOperators$Binary"), CD_long);
    }

    private void pushBinary(String operator) {
        operator(operator, ASSOCIATIVE.contains(operator) ? "Associative" : "Binary");
    }

    /** {@code [.., vector] -> [.., mask]}. */
    void compare(VectorLane lane, String operator, Runnable second) {
        operator(operator, "Comparison");
        second.run();
        invoke(lane.vector(), "compare", MASK, COMPARISON, VECTOR);
    }

    /** {@code [.., vector] -> [.., mask]}. */
    void compareWith(VectorLane lane, String operator, long number) {
        operator(operator, "Comparison");
        out.push(number);
        invoke(lane.vector(), "compare", MASK, COMPARISON, CD_long);
    }

    /** {@code [.., mask] -> [.., bytes]}: all ones where the mask is set. */
    void maskToBytes(VectorLane lane) {
        if (lane.isFloat()) {
            species(lane.whole());
            invoke(MASK, "cast", MASK, SPECIES);
        }
        invoke(MASK, "toVector", VECTOR);
        bytes();
    }

    /** {@code [.., mask] -> [.., condition]}. */
    void anyTrue() {
        invoke(MASK, "anyTrue", CD_boolean);
    }

    /** {@code [.., mask] -> [.., bits]}. */
    void maskToBits() {
        invoke(MASK, "toLong", CD_long);
        out.code.l2i();
    }

    /** {@code [.., a, b, mask] -> [.., vector]}: b where the mask is set. */
    void blend(VectorLane lane) {
        invoke(lane.vector(), "blend", lane.vector(), VECTOR, MASK);
    }

    /** {@code [.., bytes, number, mask] -> [.., bytes]}: the number, a long, where the mask is set. */
    void blendNumber() {
        ClassDesc bytes = VectorLane.BYTE.vector();
        invoke(bytes, "blend", bytes, CD_long, MASK);
    }

    /** {@code [.., indices, table] -> [.., bytes]}; indices above 15 wrap. */
    void select() {
        ClassDesc bytes = VectorLane.BYTE.vector();
        invoke(bytes, "selectFrom", bytes, VECTOR);
    }

    /** {@code [.., bytes, shuffle] -> [.., bytes]}. */
    void rearrange() {
        ClassDesc bytes = VectorLane.BYTE.vector();
        invoke(bytes, "rearrange", bytes, type("VectorShuffle"));
    }

    /** {@code [.., species, number] -> [.., vector]}. */
    void broadcast(VectorLane lane) {
        narrow(lane);
        out.call(lane.vector(), "broadcast", lane.vector(), SPECIES, lane.carrier());
    }

    /** {@code [.., vector, lane] -> [.., number]}. */
    void extract(VectorLane lane) {
        invoke(lane.vector(), "lane", lane.carrier(), CD_int);
    }

    /** {@code [.., vector, lane, number] -> [.., vector]}. */
    void replace(VectorLane lane) {
        narrow(lane);
        invoke(lane.vector(), "withLane", lane.vector(), CD_int, lane.carrier());
    }

    private void narrow(VectorLane lane) {
        if (lane == VectorLane.BYTE) {
            out.code.i2b();
        } else if (lane == VectorLane.SHORT) {
            out.code.i2s();
        }
    }

    /** {@code [.., vector] -> [.., vector]}, whose class is known to be that of the lanes. */
    void convert(String conversion, VectorLane to, int part) {
        out.code.getstatic(OPERATORS, conversion, CONVERSION);
        species(to);
        out.push(part);
        invoke(VECTOR, "convertShape", VECTOR, CONVERSION, SPECIES, CD_int);
        out.code.checkcast(to.vector());
    }

    /** {@code [.., vector of lanes of half the width] -> [.., vector]}: the lower ones of them, or the higher ones. */
    void extend(VectorLane to, boolean signed, boolean high) {
        convert((signed ? "" : "ZERO_EXTEND_") + to.half().letter() + "2" + to.letter(), to, high ? 1 : 0);
    }

    /** {@code [.., low, high] -> [.., bytes]}: two longs. */
    void ofHalves() {
        int mark = out.variables.mark();
        Variable[] halves = out.store(new Kind[] {Kind.J, Kind.J});
        species(VectorLane.LONG);
        out.load(halves[0]);
        broadcast(VectorLane.LONG);
        out.push(1);
        out.load(halves[1]);
        replace(VectorLane.LONG);
        bytes(VectorLane.LONG);
        out.variables.release(mark);
    }

    /** {@code [..] -> [.., bytes]}. */
    void constant(long low, long high) {
        species(VectorLane.LONG);
        out.push(low);
        broadcast(VectorLane.LONG);
        if (high != low) {
            out.push(1);
            out.push(high);
            replace(VectorLane.LONG);
        }
        bytes(VectorLane.LONG);
    }

    /** {@code [.., species, segment, address] -> [.., bytes]}. */
    void read() {
        littleEndian();
        ClassDesc bytes = VectorLane.BYTE.vector();
        out.call(bytes, "fromMemorySegment", bytes, SPECIES, Names.SEGMENT, CD_long, BYTE_ORDER);
    }

    /** {@code [.., bytes, segment, address] -> [..]}. */
    void write() {
        littleEndian();
        invoke(VectorLane.BYTE.vector(), "intoMemorySegment", CD_void, Names.SEGMENT, CD_long, BYTE_ORDER);
    }

    private void littleEndian() {
        out.code.getstatic(BYTE_ORDER, "LITTLE_ENDIAN", BYTE_ORDER);
    }
}
