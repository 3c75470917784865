package io.zeolite.cli;

import io.zeolite.api.Context;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.api.RuntimeFactory;
import io.zeolite.api.WasmRuntime;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** The command that compiles a module, so that a cache has its code when it is run. */
final class Compile implements Command {

    private final Engine engine;

    Compile(RuntimeFactory engine) {
        this.engine = new Engine(engine);
    }

    @Override
    public CommandSyntax syntax() {
        return CompileOptions.addCompilation(new CommandSyntax("compile", "<path>", "Compiles a WebAssembly module",
                "Compiles all of a WebAssembly module, binary or text, and says nothing if that succeeds. With "
                        + "--cachedir, the code is there when the module is run. A dash as path is standard input."));
    }

    @Override
    public int execute(Terminal terminal, ParseResult arguments) {
        InputFile file = new InputFile(syntax().onlyPath(arguments, "wasm"));
        CompileOptions given = CompileOptions.of(arguments);
        CompileOptions all = new CompileOptions(false, Optional.empty(), given.cacheDir(),
                given.workers().or(() -> Optional.of("1")));
        Compilation compilation = new Compilation(all, terminal);
        RuntimeConfig config = compilation.runtimeConfig();
        Context context = compilation.context();
        byte[] binary = Compilation.read(file, terminal);
        try (WasmRuntime runtime = engine.create(config)) {
            Compilation.compile(runtime, context, binary).close();
        }
        return 0;
    }
}
