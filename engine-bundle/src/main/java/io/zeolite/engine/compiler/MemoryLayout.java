package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_VarHandle;
import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_short;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * The layouts by which memories are accessed, through constant handles of the runtime, which have their names.
 *
 * @implNote The methods of {@code MemorySegment} do the same, but look up the layout's handle first. Without that step
 *           the just-in-time compiler needs a third less time for a function full of accesses, and the code is the same.
 */
enum MemoryLayout {
    /** Bytes. */
    I8(CD_byte),
    /** 16-bit integers. */
    I16(CD_short),
    /** 32-bit integers. */
    I32(CD_int),
    /** 64-bit integers. */
    I64(CD_long),
    /** Single-precision numbers. */
    F32(CD_float),
    /** Double-precision numbers. */
    F64(CD_double);

    private final MethodTypeDesc get;
    private final MethodTypeDesc set;

    MemoryLayout(ClassDesc carrier) {
        this.get = MethodTypeDesc.of(carrier, Names.SEGMENT, CD_long);
        this.set = MethodTypeDesc.of(CD_void, Names.SEGMENT, CD_long, carrier);
    }

    /** {@return the layout for values of a kind that take so many bytes in memory} */
    static MemoryLayout of(Kind kind, int bytes) {
        return switch (kind) {
            case F -> F32;
            case D -> F64;
            case I, J -> switch (bytes) {
                case 1 -> I8;
                case 2 -> I16;
                case 4 -> I32;
                default -> I64;
            };
            case L, V, VI, VF, VB, NONE -> throw new IllegalArgumentException("no layout of memories: " + kind);
        };
    }

    /** {@code [..] -> [.., handle]}. */
    void push(Emitter out) {
        out.code.getstatic(Names.MEMORY_ACCESS, name() + "_HANDLE", CD_VarHandle);
    }

    /** {@code [.., handle, segment, offset] -> [.., value]}. */
    void get(Emitter out) {
        out.code.invokevirtual(CD_VarHandle, "get", get);
    }

    /** {@code [.., handle, segment, offset, value] -> [..]}. */
    void set(Emitter out) {
        out.code.invokevirtual(CD_VarHandle, "set", set);
    }
}
