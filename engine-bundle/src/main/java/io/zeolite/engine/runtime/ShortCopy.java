package io.zeolite.engine.runtime;

import static io.zeolite.engine.runtime.MemoryAccess.I32_HANDLE;
import static io.zeolite.engine.runtime.MemoryAccess.I64_HANDLE;
import static io.zeolite.engine.runtime.MemoryAccess.I8_HANDLE;

import java.lang.foreign.MemorySegment;

/**
 * Copies few bytes between memories, or within one. What the platform does takes twice as long for so few, as it is made
 * for any number. All bytes are read before the first is written, since the ranges may overlap; words from both ends, which
 * may overlap as well, do for every number between their own sizes.
 */
final class ShortCopy {

    /** The most bytes that can be copied so. */
    static final int MOST_BYTES = 64;

    private static final int BYTE_BYTES = 1;
    private static final int INT_BYTES = 4;
    private static final int WORD = 8;

    private ShortCopy() {
    }

    /** Copies up to {@value #MOST_BYTES} bytes. Both ranges are within their memories. */
    static void copy(MemorySegment target, long to, MemorySegment source, long from, long count) {
        if (count > 2 * WORD) {
            copyWords(target, to, source, from, count);
        } else if (count >= WORD) {
            long last = count - WORD;
            long low = (long) I64_HANDLE.get(source, from);
            long high = (long) I64_HANDLE.get(source, from + last);
            I64_HANDLE.set(target, to, low);
            I64_HANDLE.set(target, to + last, high);
        } else if (count >= INT_BYTES) {
            long last = count - INT_BYTES;
            int low = (int) I32_HANDLE.get(source, from);
            int high = (int) I32_HANDLE.get(source, from + last);
            I32_HANDLE.set(target, to, low);
            I32_HANDLE.set(target, to + last, high);
        } else if (count > 0) {
            long middle = count / 2;
            long last = count - BYTE_BYTES;
            byte first = (byte) I8_HANDLE.get(source, from);
            byte second = (byte) I8_HANDLE.get(source, from + middle);
            byte third = (byte) I8_HANDLE.get(source, from + last);
            I8_HANDLE.set(target, to, first);
            I8_HANDLE.set(target, to + middle, second);
            I8_HANDLE.set(target, to + last, third);
        }
    }

    private static void copyWords(MemorySegment target, long to, MemorySegment source, long from, long count) {
        long last = count - 2 * WORD;
        long a = (long) I64_HANDLE.get(source, from);
        long b = (long) I64_HANDLE.get(source, from + WORD);
        long y = (long) I64_HANDLE.get(source, from + last);
        long z = (long) I64_HANDLE.get(source, from + last + WORD);
        if (count > 4 * WORD) {
            long c = (long) I64_HANDLE.get(source, from + 2 * WORD);
            long d = (long) I64_HANDLE.get(source, from + 3 * WORD);
            long w = (long) I64_HANDLE.get(source, from + last - 2 * WORD);
            long x = (long) I64_HANDLE.get(source, from + last - WORD);
            I64_HANDLE.set(target, to + 2 * WORD, c);
            I64_HANDLE.set(target, to + 3 * WORD, d);
            I64_HANDLE.set(target, to + last - 2 * WORD, w);
            I64_HANDLE.set(target, to + last - WORD, x);
        }
        I64_HANDLE.set(target, to, a);
        I64_HANDLE.set(target, to + WORD, b);
        I64_HANDLE.set(target, to + last, y);
        I64_HANDLE.set(target, to + last + WORD, z);
    }
}
