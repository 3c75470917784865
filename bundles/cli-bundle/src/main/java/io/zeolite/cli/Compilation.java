package io.zeolite.cli;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.Context;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.WasmException;
import io.zeolite.api.WasmRuntime;

/**
 * The way from a file to a compiled module.
 *
 * @param options  how it is compiled
 * @param terminal where warnings go
 */
record Compilation(CompileOptions options, Terminal terminal) {

    RuntimeConfig runtimeConfig() {
        return options.runtimeConfig();
    }

    /** {@return the context under which the module is compiled} */
    Context context() {
        return options.in(Context.root(), terminal, Runtime.getRuntime().availableProcessors());
    }

    /**
     * {@return the content of the file, or of standard input, in the binary format}
     *
     * @throws CommandException if it cannot be read, or is a text that is malformed
     */
    static byte[] read(InputFile file, Terminal terminal) {
        byte[] content = file.read("wasm binary", terminal.in());
        try {
            return file.toBinary(content);
        } catch (CommandException malformed) {
            throw new CommandException("error compiling wasm text: " + malformed.getMessage());
        }
    }

    /**
     * {@return the module}
     *
     * @throws CommandException if it is malformed, invalid or beyond what the engine can do
     */
    static CompiledModule compile(WasmRuntime runtime, Context context, byte[] binary) {
        try {
            return runtime.compile(context, binary);
        } catch (WasmException failure) {
            throw new CommandException("error compiling wasm binary: " + failure.getMessage());
        }
    }
}
