package io.zeolite.cli;

/** The file of a module, in the binary or the text format. */
public final class ModuleFile {

    private ModuleFile() {
    }

    /**
     * {@return the module in the binary format}
     *
     * @throws CommandException if the file cannot be read, or is a text that is malformed
     */
    public static byte[] read(String path) {
        InputFile file = new InputFile(path);
        return file.toBinary(file.read("wasm binary"));
    }
}
