package io.zeolite.engine.runtime;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/** The layouts through which emitted code and the interpreter access memories: little endian, without alignment. */
public final class MemoryAccess {

    /** Bytes. */
    public static final ValueLayout.OfByte I8 = ValueLayout.JAVA_BYTE;
    /** 16-bit integers. */
    public static final ValueLayout.OfShort I16 = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(LITTLE_ENDIAN);
    /** 32-bit integers. */
    public static final ValueLayout.OfInt I32 = ValueLayout.JAVA_INT_UNALIGNED.withOrder(LITTLE_ENDIAN);
    /** 64-bit integers. */
    public static final ValueLayout.OfLong I64 = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(LITTLE_ENDIAN);
    /** Single-precision numbers. */
    public static final ValueLayout.OfFloat F32 = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(LITTLE_ENDIAN);
    /** Double-precision numbers. */
    public static final ValueLayout.OfDouble F64 = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(LITTLE_ENDIAN);

    /** Accesses bytes by segment and offset, for emitted code. */
    public static final VarHandle I8_HANDLE = I8.varHandle();
    /** Accesses 16-bit integers by segment and offset, for emitted code. */
    public static final VarHandle I16_HANDLE = I16.varHandle();
    /** Accesses 32-bit integers by segment and offset, for emitted code. */
    public static final VarHandle I32_HANDLE = I32.varHandle();
    /** Accesses 64-bit integers by segment and offset, for emitted code. */
    public static final VarHandle I64_HANDLE = I64.varHandle();
    /** Accesses single-precision numbers by segment and offset, for emitted code. */
    public static final VarHandle F32_HANDLE = F32.varHandle();
    /** Accesses double-precision numbers by segment and offset, for emitted code. */
    public static final VarHandle F64_HANDLE = F64.varHandle();

    private MemoryAccess() {
    }
}
