package io.zeolite.engine.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests, by SHA-256. */
public final class Digest {

    static final int BYTES = 32;
    /** Of many bytes at a time, HotSpot interprets the digest longer. */
    private static final int PIECE_BYTES = 16 * 1024;

    private Digest() {
    }

    /** {@return the digest of bytes, in hexadecimal digits} */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes, bytes.length));
    }

    static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, bytes.length);
    }

    static byte[] of(byte[] bytes, int end) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (int start = 0; start < end; start += PIECE_BYTES) {
                sha.update(bytes, start, Math.min(PIECE_BYTES, end - start));
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
