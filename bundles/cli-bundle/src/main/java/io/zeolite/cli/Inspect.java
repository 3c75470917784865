package io.zeolite.cli;

import io.zeolite.api.MalformedException;
import io.zeolite.text.Text;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.ParseResult;

/** The command that tells what is in a module. */
final class Inspect implements Command {

    @Override
    public CommandSyntax syntax() {
        return new CommandSyntax("inspect", "<path>", "Tells what is in a module",
                "Tells what is in a module: sections, types, imports, functions, tables, memories, tags, globals, "
                        + "exports, segments. Of a text, what its binary has. A dash as path is standard input.")
                .flag("disassemble", "List the instructions of functions too, each after its offset.");
    }

    @Override
    public int execute(Terminal terminal, ParseResult arguments) {
        InputFile file = new InputFile(syntax().onlyPath(arguments, "wasm"));
        byte[] binary = file.toBinary(file.read("wasm binary", terminal.in()));
        StringBuilder list = new StringBuilder(file.path() + ": ");
        try {
            Text.list(binary, arguments.hasMatchedOption("--disassemble"), list);
        } catch (MalformedException failure) {
            print(terminal, list);
            throw new CommandException("error decoding wasm binary: " + file.path() + ": " + failure.getMessage());
        }
        print(terminal, list);
        return 0;
    }

    private static void print(Terminal terminal, CharSequence list) {
        byte[] utf8 = list.toString().getBytes(StandardCharsets.UTF_8);
        new Output(terminal).write(InputFile.STANDARD, utf8);
    }
}
