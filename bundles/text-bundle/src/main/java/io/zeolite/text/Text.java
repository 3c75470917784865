package io.zeolite.text;

import io.zeolite.api.InvalidException;
import io.zeolite.api.MalformedException;
import io.zeolite.format.ModuleEncoder;
import io.zeolite.format.WasmModule;
import io.zeolite.text.parser.ModuleParser;
import io.zeolite.text.printer.ListingPrinter;
import io.zeolite.text.printer.ModulePrinter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads and writes modules in the text format.
 * <p>
 * Errors: {@link MalformedException} with line and column where the text breaks the grammar. Whether a module is valid is
 * for others to say, with one exception: where an annotation gives a branch hint to an instruction that is not a
 * conditional branch, {@link InvalidException} with line and column, as nobody looks at that later.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/index.html">Specification: text format</a>
 */
public final class Text {

    private Text() {}

    /**
     * {@return the module that the text is; identifiers become its names}
     *
     * @throws MalformedException if it is not one
     * @throws InvalidException   if a branch hint stands before an instruction that is not a conditional branch
     */
    public static WasmModule parse(CharSequence text) {
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[utf8.remaining()];
            utf8.get(bytes);
            return parse(bytes);
        } catch (CharacterCodingException unpaired) {
            throw new MalformedException("malformed UTF-8 encoding", 0, 1, 1);
        }
    }

    /**
     * {@return the module that the text is; identifiers become its names}
     *
     * @param utf8 the text in UTF-8
     * @throws MalformedException if it is not one
     * @throws InvalidException   if a branch hint stands before an instruction that is not a conditional branch
     */
    public static WasmModule parse(byte[] utf8) {
        return ModuleParser.parse(utf8);
    }

    /**
     * {@return the module in a file}
     *
     * @throws MalformedException if the text is not a module
     * @throws InvalidException   if a branch hint stands before an instruction that is not a conditional branch
     * @throws IOException        if the file cannot be read
     */
    public static WasmModule parse(Path file) throws IOException {
        return parse(Files.readAllBytes(file));
    }

    /**
     * {@return the module that the text is, in the binary format}
     *
     * @throws MalformedException if it is not one
     * @throws InvalidException   if a branch hint stands before an instruction that is not a conditional branch
     */
    public static byte[] toBinary(CharSequence text) {
        return ModuleEncoder.encode(parse(text));
    }

    /**
     * {@return the module that the text is, in the binary format}
     *
     * @param utf8 the text in UTF-8
     * @throws MalformedException if it is not one
     * @throws InvalidException   if a branch hint stands before an instruction that is not a conditional branch
     */
    public static byte[] toBinary(byte[] utf8) {
        return ModuleEncoder.encode(parse(utf8));
    }

    /**
     * {@return the module in the text format, with plain instructions} Names become identifiers where they are unique;
     * {@link #parse(CharSequence)} reads the same module back, up to a data count that no instruction needs.
     *
     * @throws MalformedException       if the instructions are not well-formed
     * @throws IllegalArgumentException if a function has more than a million locals, which text can only list
     */
    public static String print(WasmModule module) {
        return ModulePrinter.print(module);
    }

    /**
     * Lists what is in a module, for people to look at: its sections with offsets and sizes, then types, imports,
     * functions, tables, memories, tags, globals, exports and segments.
     *
     * @param binary           the module in the binary format
     * @param withInstructions whether to list the instructions of functions too, with their offsets
     * @param out              what the list is appended to; before an error, as far as the module could be read
     * @throws MalformedException if the bytes are not a module
     */
    public static void list(byte[] binary, boolean withInstructions, StringBuilder out) {
        ListingPrinter.print(binary, withInstructions, out);
    }
}
