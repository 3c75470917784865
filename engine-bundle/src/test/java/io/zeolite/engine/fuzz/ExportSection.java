package io.zeolite.engine.fuzz;

import io.zeolite.format.ByteReader;
import io.zeolite.format.ByteSlice;
import io.zeolite.format.ByteWriter;
import java.util.List;
import java.util.Set;

/**
 * Adds exports to the bytes of a module and leaves all other bytes as they are, so that engines decode what the generator
 * wrote.
 */
final class ExportSection {

    private static final int EXPORT = 7;
    private static final int PREAMBLE_BYTES = 8;
    /** The sections that come after that of exports: start, elements, the count of data segments, code and data. */
    private static final Set<Integer> AFTER = Set.of(8, 9, 10, 11, 12);

    /**
     * An export to be added.
     *
     * @param kind the byte that stands for the kind
     */
    record Added(String name, int kind, int index) {
    }

    private ExportSection() {
    }

    /** {@return a module's bytes with more exports} */
    static byte[] with(byte[] binary, List<Added> added) {
        ByteWriter out = new ByteWriter();
        out.bytes(new ByteSlice(binary, 0, PREAMBLE_BYTES));
        ByteReader in = new ByteReader(binary, PREAMBLE_BYTES, binary.length);
        boolean written = false;
        while (in.hasRemaining()) {
            int start = in.position();
            int section = in.u8();
            int size = in.u32();
            ByteReader content = new ByteReader(binary, in.position(), in.position() + size);
            if (section == EXPORT || AFTER.contains(section) && !written) {
                write(out, section == EXPORT ? content : new ByteReader(new byte[1]), added);
                written = true;
            }
            if (section != EXPORT) {
                out.bytes(new ByteSlice(binary, start, content.end()));
            }
            in = new ByteReader(binary, content.end(), binary.length);
        }
        if (!written) {
            write(out, new ByteReader(new byte[1]), added);
        }
        return out.toByteArray();
    }

    private static void write(ByteWriter out, ByteReader exports, List<Added> added) {
        ByteWriter section = new ByteWriter();
        section.u32(exports.u32() + added.size());
        section.bytes(new ByteSlice(exports.source(), exports.position(), exports.end()));
        for (Added export : added) {
            section.name(export.name());
            section.u8(export.kind());
            section.u32(export.index());
        }
        out.u8(EXPORT);
        out.sized(section);
    }
}
