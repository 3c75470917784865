package io.zeolite.engine.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The content of a file: classes that were emitted together, by simple name.
 *
 * <pre>
 * file   = magic:u64 key:byte[32] count:u16 class* digest:byte[32]
 * class  = name:utf length:u32 byte[length]
 * </pre>
 *
 * The key is the digest of all that the classes depend on, and of the name of the file, so that no file passes for another.
 * The digest at the end is that of all bytes before it.
 */
final class StoredUnit {

    private static final long MAGIC = 0x5A454F4C49544531L;
    private static final int LEAST_BYTES = Long.BYTES + 2 * Digest.BYTES + Short.BYTES;

    private StoredUnit() {
    }

    static byte[] encode(byte[] key, Map<String, byte[]> classes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(MAGIC);
            out.write(key);
            out.writeShort(classes.size());
            for (Map.Entry<String, byte[]> member : classes.entrySet()) {
                out.writeUTF(member.getKey());
                out.writeInt(member.getValue().length);
                out.write(member.getValue());
            }
            out.write(Digest.of(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("memory is written to", e);
        }
        return bytes.toByteArray();
    }

    /**
     * {@return the classes}
     *
     * @throws IOException if the file is not what was written under the key; it says why
     */
    static Map<String, byte[]> decode(byte[] key, byte[] file) throws IOException {
        if (file.length < LEAST_BYTES) {
            throw new IOException("truncated");
        }
        int end = file.length - Digest.BYTES;
        if (!Arrays.equals(Digest.of(file, end), Arrays.copyOfRange(file, end, file.length))) {
            throw new IOException("damaged");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file, 0, end));
        if (in.readLong() != MAGIC || !Arrays.equals(in.readNBytes(Digest.BYTES), key)) {
            throw new IOException("of something else");
        }
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (int count = in.readUnsignedShort(); count > 0; count--) {
            String name = in.readUTF();
            int length = in.readInt();
            if (length < 0 || length > in.available()) {
                throw new IOException("length of " + name + " out of bounds");
            }
            classes.put(name, in.readNBytes(length));
        }
        if (in.available() > 0) {
            throw new IOException("too long");
        }
        return classes;
    }
}
