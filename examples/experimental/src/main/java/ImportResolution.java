import io.zeolite.api.CompiledModule;
import io.zeolite.api.Context;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.WasmRuntime;
import io.zeolite.experimental.Experimental;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Three clients import from one module name, and each gets an anonymous instance of its own. */
public final class ImportResolution {

    private ImportResolution() {
    }

    /** Runs the example. */
    public static void main(String[] arguments) throws IOException {
        try (WasmRuntime runtime = WasmRuntime.create();
                InputStream dispatcherBinary = ImportResolution.class.getResourceAsStream("inoutdispatcher.wasm");
                InputStream clientBinary = ImportResolution.class.getResourceAsStream("inoutdispatcherclient.wasm")) {
            CompiledModule dispatcher = runtime.compile(dispatcherBinary);
            CompiledModule client = runtime.compile(clientBinary);
            List<ModuleInstance> clients = new ArrayList<>();
            List<ByteArrayOutputStream> outputs = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                ByteArrayOutputStream output = new ByteArrayOutputStream();
                outputs.add(output);
                ModuleInstance anonymous = runtime.instantiate(dispatcher, ModuleConfig.named("")
                        .withStdin(new ByteArrayInputStream(("Module instance #" + i).getBytes(StandardCharsets.UTF_8)))
                        .withStdout(output));
                Context context = Experimental.withImportResolver(Context.root(),
                        name -> name.equals("inoutdispatcher") ? Optional.of(anonymous) : Optional.empty());
                clients.add(runtime.instantiate(context, client, ModuleConfig.named("m" + i)));
            }
            for (int i = 0; i < 3; i++) {
                clients.get(i).function("dispatch").call();
                IO.println("out" + i + ": " + outputs.get(i).toString(StandardCharsets.UTF_8));
            }
        }
    }
}
