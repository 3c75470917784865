package io.zeolite.cli;

import io.zeolite.api.CompilationCache;
import io.zeolite.api.Context;
import io.zeolite.api.ExecutionTier;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.experimental.Experimental;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * How a module is compiled, as it was given to {@code compile} or {@code run}.
 *
 * @param interpreter whether functions are interpreted
 * @param memoryLimit the most pages that a memory may have
 * @param cacheDir    where compiled code is kept
 * @param workers     how many threads generate the code of all functions at once
 */
record CompileOptions(boolean interpreter, Optional<String> memoryLimit, Optional<String> cacheDir,
        Optional<String> workers) {

    static CompileOptions of(ParseResult result) {
        return new CompileOptions(result.hasMatchedOption("--interpreter"), value(result, "--memory-limit"),
                value(result, "--cachedir"), value(result, "--workers"));
    }

    static Optional<String> value(ParseResult result, String option) {
        return Optional.ofNullable(result.matchedOptionValue(option, null));
    }

    /** Adds the options that say where code is kept and who generates it. */
    static CommandSyntax addCompilation(CommandSyntax syntax) {
        return syntax
                .value("cachedir", "<path>",
                        "The directory that keeps compiled code for later runs; made if it does not exist.")
                .value("workers", "<number>",
                        "How many threads generate the code of all functions before the first of them is called.");
    }

    /** Adds the options that say how functions are executed. */
    static CommandSyntax addExecution(CommandSyntax syntax) {
        return syntax
                .value("memory-limit", "<pages>", "The most pages of 64 KiB that a memory may have.")
                .flag("interpreter", "Interpret functions instead of compiling them.");
    }

    /**
     * {@return how the runtime executes}
     *
     * @throws CommandException if an option makes no sense
     */
    RuntimeConfig runtimeConfig() {
        RuntimeConfig config = RuntimeConfig.defaults()
                .withTier(interpreter ? ExecutionTier.INTERPRETER : ExecutionTier.COMPILER);
        return withCache(memoryLimit.map(pages -> withMemoryLimit(config, pages)).orElse(config));
    }

    private static RuntimeConfig withMemoryLimit(RuntimeConfig config, String pages) {
        try {
            return config.withMemoryLimitPages(Integer.parseInt(pages));
        } catch (IllegalArgumentException _) {
            throw new CommandException("invalid memory limit: " + pages + ", not 0 to "
                    + RuntimeConfig.MAX_MEMORY_PAGES + " pages");
        }
    }

    private RuntimeConfig withCache(RuntimeConfig config) {
        return cacheDir.map(path -> config.withCompilationCache(cache(path))).orElse(config);
    }

    private static CompilationCache cache(String path) {
        if (path.isEmpty()) {
            throw new CommandException("invalid cachedir: empty string");
        }
        try {
            return CompilationCache.inDirectory(Path.of(path));
        } catch (FileAlreadyExistsException _) {
            throw new CommandException("invalid cachedir: " + path + " is not a directory");
        } catch (IOException | InvalidPathException failure) {
            throw new CommandException("invalid cachedir: " + path + ": " + failure);
        }
    }

    /**
     * {@return the context with the number of threads that compile}
     *
     * @param processors how many there are, above which the number makes no sense and is lowered with a warning
     * @throws CommandException if the number is none
     */
    Context in(Context context, Terminal terminal, int processors) {
        return workers.map(text -> Experimental.withCompilationWorkers(context, workers(text, terminal, processors)))
                .orElse(context);
    }

    private static int workers(String text, Terminal terminal, int processors) {
        int number;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException _) {
            number = 0;
        }
        if (number < 1) {
            throw new CommandException("invalid workers: " + text + ", not a number from 1");
        }
        if (number > processors) {
            terminal.err().println("warning: desired number of compilation workers (" + number
                    + ") greater than the number of processors (" + processors + "), which is used instead");
        }
        return Math.min(number, processors);
    }
}
