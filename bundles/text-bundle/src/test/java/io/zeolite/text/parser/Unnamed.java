package io.zeolite.text.parser;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Makes binaries of several parsers comparable. */
public final class Unnamed {

    private static final byte[] NAME = {4, 'n', 'a', 'm', 'e'};

    private Unnamed() {}

    /** {@return the module without its name section, and with the sizes of sections in as few bytes as can be} */
    public static byte[] of(byte[] module) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        int at = Math.min(8, module.length);
        kept.write(module, 0, at);
        while (at < module.length) {
            int id = module[at++];
            int size = 0;
            for (int shift = 0, more = 1; more != 0; shift += 7) {
                more = module[at] & 0x80;
                size |= (module[at++] & 0x7F) << shift;
            }
            int end = Math.min(at + NAME.length, module.length);
            if (id != 0 || !Arrays.equals(module, at, end, NAME, 0, NAME.length)) {
                kept.write(id);
                kept.writeBytes(Integer.toString(size).getBytes(StandardCharsets.US_ASCII));
                kept.write(module, at, size);
            }
            at += size;
        }
        return kept.toByteArray();
    }
}
