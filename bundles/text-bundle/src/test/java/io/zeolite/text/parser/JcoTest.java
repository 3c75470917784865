package io.zeolite.text.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zeolite.api.InvalidException;
import io.zeolite.api.MalformedException;
import io.zeolite.format.ModuleDecoder;
import io.zeolite.format.ModuleEncoder;
import io.zeolite.text.Text;
import io.zeolite.text.script.Suites;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The binaries of the suite's modules are those of {@code @bytecodealliance/jco}, an independent parser that reads all of
 * WebAssembly 3.0, up to names. It is looked for in {@code node_modules} of the directory that the environment variable
 * {@code ZEOLITE_JCO} names; {@code npm install @bytecodealliance/jco} there puts it there.
 */
class JcoTest {

    private static final String SCRIPT = """
        import { parse } from '@bytecodealliance/jco';
        import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
        for (const name of readdirSync(process.argv[1])) {
          const file = process.argv[1] + '/' + name;
          let binary = new Uint8Array();
          try { binary = await parse(readFileSync(file, 'utf8')); } catch (refused) { }
          writeFileSync(file + '.wasm', binary);
        }
        """;

    /**
     * The modules that are the same in other bytes. jco writes the index of the table of a segment also where it is 0; a
     * recursive type of one member with its count, in {@code type-*}; the usual page size, in {@code custom-page-sizes};
     * and functions in a segment of type {@code (ref func)} as expressions, in {@code elem}.
     */
    private static final int OTHERWISE_ENCODED = 231;
    /**
     * The modules that differ, by script. In {@code array}, jco omits the data count, which only instructions of functions
     * need. In {@code names}, it refuses characters that people could mistake. Where a function has no index of a type,
     * the first plain definition of its type is meant: in {@code type-rec}, jco does not see one in a recursive type of one
     * member, and adds another; in {@code type-subtyping}, it takes one that is not final.
     */
    private static final Map<String, Integer> DIFFERENT =
            Map.of("array.wast", 1, "names.wast", 1, "type-rec.wast", 3, "type-subtyping.wast", 2);

    @TempDir private Path directory;

    @Test
    void encodesAsJcoDoes() throws IOException, InterruptedException {
        Path core = Suites.find("core").orElse(null);
        assumeTrue(core != null, Suites.absence());
        String jco = System.getenv("ZEOLITE_JCO");
        assumeTrue(jco != null, "ZEOLITE_JCO is not set");
        Map<Path, byte[]> ours = new TreeMap<>();
        for (Path script : Suites.scripts(core)) {
            write(core.relativize(script).toString().replace('/', ':'), Files.readAllBytes(script), ours);
        }
        Process node = new ProcessBuilder("node", "--input-type=module", "-e", SCRIPT, directory.toString())
                .directory(Path.of(jco).toFile()).inheritIO().start();
        assertEquals(0, node.waitFor());
        Map<String, Integer> different = new TreeMap<>();
        int equal = 0;
        int otherwiseEncoded = 0;
        for (Map.Entry<Path, byte[]> module : ours.entrySet()) {
            byte[] theirs = Files.readAllBytes(Path.of(module.getKey() + ".wasm"));
            if (Arrays.equals(Unnamed.of(theirs), Unnamed.of(module.getValue()))) {
                equal++;
            } else if (theirs.length > 0 && Arrays.equals(encoded(theirs), encoded(module.getValue()))) {
                otherwiseEncoded++;
            } else {
                different.merge(module.getKey().getFileName().toString().split(";")[0], 1, Integer::sum);
            }
        }
        assertEquals(new TreeMap<>(DIFFERENT), different);
        assertEquals(OTHERWISE_ENCODED, otherwiseEncoded);
        System.out.println("as jco's: " + equal + " modules, and in other bytes " + otherwiseEncoded);
    }

    private static byte[] encoded(byte[] binary) {
        return Unnamed.of(ModuleEncoder.encode(ModuleDecoder.decode(binary)));
    }

    /** Writes the modules of a script that can be parsed into files of their own. */
    private void write(String script, byte[] source, Map<Path, byte[]> ours) throws IOException {
        Tokens tokens = Lexer.tokens(source);
        for (int form = 0; tokens.kind(form) != TokenKind.END; form = tokens.closer(form) + 1) {
            int module = tokens.startsWith(form + 1, "assert_") ? form + 2 : form;
            if (tokens.is(module + 1, "module")) {
                Optional<byte[]> text = text(tokens, module);
                if (text.isPresent()) {
                    Path file = directory.resolve(script + ";" + tokens.line(form));
                    Files.write(file, text.get());
                    ours.put(file, Text.toBinary(text.get()));
                }
            }
        }
    }

    /** {@return the text of a module that is written as text and can be parsed} */
    private static Optional<byte[]> text(Tokens tokens, int module) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int at = module + 2;
        at += tokens.is(at, "definition") ? 1 : 0;
        int name = tokens.kind(at) == TokenKind.IDENTIFIER ? at++ : module;
        if (tokens.is(at, "binary") || tokens.is(at, "instance")) {
            return Optional.empty();
        } else if (tokens.is(at, "quote")) {
            for (at++; tokens.kind(at) == TokenKind.STRING; at++) {
                text.writeBytes(StringLiteral.bytes(tokens.source(), tokens.start(at), tokens.end(at)));
            }
        } else {
            int fields = tokens.end(at - 1);
            text.writeBytes("(module ".getBytes(StandardCharsets.UTF_8));
            text.writeBytes(name == module ? new byte[0] : tokens.text(name).getBytes(StandardCharsets.UTF_8));
            text.write(tokens.source(), fields, tokens.end(tokens.closer(module)) - fields);
        }
        try {
            Text.toBinary(text.toByteArray());
            return Optional.of(text.toByteArray());
        } catch (MalformedException | InvalidException refused) {
            return Optional.empty();
        }
    }
}
