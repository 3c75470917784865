package io.zeolite.format;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Modules in the binary format for tests. */
final class Modules {

    private Modules() {}

    /** {@return the bytes written in hexadecimal, with spaces where they help} */
    static byte[] hex(String... parts) {
        return HexFormat.of().parseHex(String.join("", parts).replace(" ", ""));
    }

    /** {@return a module of these sections, written in hexadecimal} */
    static byte[] module(String... sections) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(hex("0061736d 01000000"));
        out.writeBytes(hex(sections));
        return out.toByteArray();
    }

    /** Decodes a module and reads the instructions of all its bodies. */
    static WasmModule decodeFully(byte[] binary) {
        WasmModule module = ModuleDecoder.decode(binary);
        InstructionReader reader = new InstructionReader(module);
        for (FunctionBody body : module.code()) {
            reader.reset(body.body());
            while (reader.hasNext()) {
                reader.next();
            }
        }
        return module;
    }
}
