package io.zeolite.cli;

import picocli.CommandLine.ParseResult;

/** The command that translates the text format to the binary format. */
final class Wat2Wasm implements Command {

    private static final String EXTENSION = ".wasm";

    @Override
    public CommandSyntax syntax() {
        return new CommandSyntax("wat2wasm", "<path>",
                "Translates a module from the text format to the binary format",
                "Translates a module from the text format to the binary format. Whether it is valid is not looked at. "
                        + "A dash as path is standard input.")
                .output("Where to write the binary, a dash for standard output. By default a file of the same name "
                        + "with the extension .wasm in the working directory; standard output for standard input.");
    }

    @Override
    public int execute(Terminal terminal, ParseResult arguments) {
        InputFile file = new InputFile(syntax().onlyPath(arguments, "wat"));
        byte[] binary = file.textToBinary(file.read("wasm text", terminal.in()));
        new Output(terminal).write(arguments.matchedOptionValue("--output", defaultOutput(file)), binary);
        return 0;
    }

    private static String defaultOutput(InputFile file) {
        if (file.path().equals(InputFile.STANDARD)) {
            return InputFile.STANDARD;
        }
        String name = file.name();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 && !name.endsWith(EXTENSION) ? name.substring(0, dot) : name;
        return stem + EXTENSION;
    }
}
