package io.zeolite.cli;

import io.zeolite.api.RuntimeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** All commands, in the order in which help lists them. */
final class Commands {

    private final Map<String, Command> byName = new LinkedHashMap<>();

    /**
     * Makes the commands.
     *
     * @param engine makes the runtimes in which they execute
     */
    Commands(RuntimeFactory engine) {
        byName.put("run", new Run(engine));
        byName.put("compile", new Compile(engine));
        byName.put("wast", new Wast(engine));
        byName.put("wat2wasm", new Wat2Wasm());
        byName.put("wasm2wat", new Wasm2Wat());
        byName.put("inspect", new Inspect());
        byName.put("completion", new Completion(this));
    }

    /** {@return the command of the name, if there is one} */
    Optional<Command> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** {@return the help text, with colours or without} */
    String usage(boolean coloured) {
        String bold = coloured ? "\033[1m" : "";
        String plain = coloured ? "\033[0m" : "";
        StringBuilder text = new StringBuilder("Runs WebAssembly modules.\n\nUsage:\n  " + bold + "zeolite" + plain
                + " <command>\n\nCommands:\n");
        all().forEach((name, summary) -> text.append("  ").append(bold).append(name).append(plain)
                .repeat(' ', 12 - name.length()).append(summary).append('\n'));
        return text.toString().stripTrailing();
    }

    /** {@return what each command does, in a line, in order} */
    Map<String, String> all() {
        Map<String, String> summaries = new LinkedHashMap<>();
        byName.forEach((name, command) -> summaries.put(name, command.syntax().summary()));
        summaries.put("version", "Displays the version of Zeolite");
        summaries.put("help", "Displays help, for a command if one is given");
        return summaries;
    }

    /** {@return all commands as one model of the option parser} */
    CommandLine commandLine() {
        CommandLine all = new CommandLine(CommandSpec.create().name("zeolite"));
        byName.forEach((name, command) -> all.addSubcommand(name, command.syntax().spec()));
        all.addSubcommand("version", CommandSpec.create().name("version"));
        CommandSpec help = CommandSpec.create().name("help");
        all.addSubcommand("help", help);
        return all;
    }
}
