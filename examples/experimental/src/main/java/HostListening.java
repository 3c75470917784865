import io.zeolite.api.Context;
import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.WasmRuntime;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.spi.FunctionListener;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import io.zeolite.wasi.Wasi;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A listener notes which functions of the host are called, each once. */
public final class HostListening {

    private HostListening() {
    }

    /** Runs the example. */
    public static void main(String[] arguments) throws IOException {
        Set<String> called = new TreeSet<>();
        FunctionListener listener =
                (context, instance, function, parameters, stack) -> called.add(function.debugName());
        FunctionListenerFactory factory = function -> function.host() ? Optional.of(listener) : Optional.empty();
        Context context = Experimental.withFunctionListenerFactory(Context.root(), factory);
        try (WasmRuntime runtime = WasmRuntime.create();
                InputStream binary = HostListening.class.getResourceAsStream("listener.wasm")) {
            HostModuleBuilder wasi = runtime.hostModule(Wasi.PREVIEW_1);
            Wasi.preview1().exportTo(wasi);
            wasi.instantiate(context); // a module is observed by the listeners that it is compiled with
            ModuleInstance guest = runtime.instantiate(context, binary.readAllBytes(), ModuleConfig.defaults());
            for (int i = 0; i < 5; i++) {
                guest.function("rand").call(4);
            }
        }
        called.forEach(IO::println);
    }
}
