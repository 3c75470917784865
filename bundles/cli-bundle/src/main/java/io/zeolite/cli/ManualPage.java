package io.zeolite.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The manual page, from the same model as the help texts.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/groff_man.7.html">groff_man</a>
 */
record ManualPage(Commands commands) {

    private static final String HEAD = """
        .TH ZEOLITE 1 "" "Zeolite %s" "User Commands"
        .SH NAME
        zeolite \\- run WebAssembly modules
        .SH SYNOPSIS
        .B zeolite
        .I command
        [\\fIoptions\\fR] ...
        .SH DESCRIPTION
        Runs WebAssembly modules on the Java virtual machine, confined to the files, sockets and variables that they are
        given. Options have one dash or two; their values follow after an equals sign or a space.
        """;

    private static final String TAIL = """
        .SH EXIT STATUS
        The guest's, of which POSIX systems keep the low 8 bits; 1 if the command is wrong, the module is not valid or
        the guest traps; 141 if nobody reads the output any more; 255 if the time of the guest is up; 128 and the number
        of the signal that ended it.
        .SH ENVIRONMENT
        .TP
        .B JAVA25_HOME\\fR, \\fPJAVA_HOME
        where a JDK 25 or later is
        .TP
        .B NO_COLOR
        help has no colours if this is not empty
        .TP
        .B ZEOLITE_AOT
        off: start without a cache of linked classes; now: make it before the run
        .SH FILES
        .TP
        .I ~/.cache/zeolite
        the cache of linked classes, or below XDG_CACHE_HOME
        .SH EXAMPLES
        .nf
        zeolite run --mount .:/ program.wasm argument
        zeolite run --invoke add add.wat 1 2
        .fi
        """;

    /** {@return the page in the format of man} */
    @Override
    public String toString() {
        StringBuilder page = new StringBuilder(HEAD.formatted(escape(Version.number())));
        page.append(".SH COMMANDS\n");
        commands.all().forEach((name, summary) -> {
            page.append(".SS ").append(name).append('\n');
            commands.find(name).ifPresentOrElse(command -> append(page, command.syntax().spec()),
                    () -> page.append(escape(summary)).append(".\n"));
        });
        return page.append(TAIL).toString();
    }

    private static void append(StringBuilder page, CommandSpec spec) {
        page.append(".B ").append(escape(spec.usageMessage().customSynopsis()[0])).append("\n.PP\n");
        page.append(escape(spec.usageMessage().description()[0])).append('\n');
        for (OptionSpec option : spec.options()) {
            String value = option.arity().max() == 0 ? "" : " \\fI" + escape(option.paramLabel()) + "\\fR";
            page.append(".TP\n\\fB").append(escape(option.longestName())).append("\\fR").append(value).append('\n')
                    .append(escape(option.description()[0])).append('\n');
        }
        page.append(".PP\n").append(escape(String.join(" ", spec.usageMessage().footer()).strip())).append('\n');
    }

    private static String escape(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
