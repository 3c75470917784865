package io.zeolite.format;

import io.zeolite.api.MalformedException;
import java.util.function.Consumer;

/**
 * A section as it stands in the binary format; its content is not looked at.
 *
 * @param kind    what it holds
 * @param start   the offset of the byte that starts it
 * @param content what follows its size
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html#sections">Specification: sections</a>
 */
public record Section(SectionKind kind, int start, ByteSlice content) {

    /**
     * Does something with each section of a module, in order.
     *
     * @throws MalformedException   if the bytes are not a module, after the action was performed on the sections before the
     *                              fault
     * @throws NullPointerException if {@code binary} is null
     */
    public static void forEach(byte[] binary, Consumer<? super Section> action) {
        Preamble.check(binary);
        ByteReader in = new ByteReader(binary, Preamble.LENGTH, binary.length);
        while (in.hasRemaining()) {
            int start = in.position();
            int id = in.u8();
            SectionKind kind = SectionKind.of(id)
                    .orElseThrow(() -> in.malformed("malformed section id: %d".formatted(id), start));
            action.accept(new Section(kind, start, in.sized("section")));
        }
    }
}
