package com.example.resolver;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Prints what a guest writes, each time as a line that starts with a label. */
final class LabelledOutput extends OutputStream {

    private final String label;

    LabelledOutput(String label) {
        this.label = label;
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        IO.println(label + new String(bytes, offset, count, StandardCharsets.UTF_8));
    }
}
