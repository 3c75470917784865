package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_short;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.ValueLayout;

/** The layouts by which memories are accessed. The names are those of the constants of the runtime. */
enum MemoryLayout {
    /** Bytes. */
    I8(ValueLayout.OfByte.class, CD_byte),
    /** 16-bit integers. */
    I16(ValueLayout.OfShort.class, CD_short),
    /** 32-bit integers. */
    I32(ValueLayout.OfInt.class, CD_int),
    /** 64-bit integers. */
    I64(ValueLayout.OfLong.class, CD_long),
    /** Single-precision numbers. */
    F32(ValueLayout.OfFloat.class, CD_float),
    /** Double-precision numbers. */
    F64(ValueLayout.OfDouble.class, CD_double);

    private final ClassDesc type;
    private final MethodTypeDesc get;
    private final MethodTypeDesc set;

    MemoryLayout(Class<?> type, ClassDesc carrier) {
        this.type = Names.of(type);
        this.get = MethodTypeDesc.of(carrier, this.type, CD_long);
        this.set = MethodTypeDesc.of(CD_void, this.type, CD_long, carrier);
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
            case L -> throw new IllegalArgumentException("references are not in memories");
        };
    }

    /** {@code [..] -> [.., layout]}. */
    void push(Emitter out) {
        out.code.getstatic(Names.MEMORY_ACCESS, name(), type);
    }

    /** {@code [.., segment, layout, offset] -> [.., value]}. */
    void get(Emitter out) {
        out.code.invokeinterface(Names.SEGMENT, "get", get);
    }

    /** {@code [.., segment, layout, offset, value] -> [..]}. */
    void set(Emitter out) {
        out.code.invokeinterface(Names.SEGMENT, "set", set);
    }
}
