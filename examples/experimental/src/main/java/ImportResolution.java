import io.zeolite.api.CompiledModule;
import io.zeolite.api.Context;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.WasmRuntime;
import io.zeolite.experimental.Experimental;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Three clients import from one module name, and each gets an anonymous instance of its own. */
public final class ImportResolution {

    /*
     * (module
     *   (import "wasi_snapshot_preview1" "fd_read" (func $read (param i32 i32 i32 i32) (result i32)))
     *   (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
     *   (memory (export "memory") 1)
     *   (func (export "dispatch")
     *     (i32.store (i32.const 0) (i32.const 64))
     *     (i32.store (i32.const 4) (i32.const 1024))
     *     (drop (call $read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
     *     (i32.store (i32.const 4) (i32.load (i32.const 8)))
     *     (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))))
     */
    private static final byte[] DISPATCHER = HexFormat.of().parseHex("""
        0061736d01000000010c0260047f7f7f7f017f60000002440216776173695f736e617073686f745f70726576696577310766645f\
        72656164000016776173695f736e617073686f745f70726576696577310866645f77726974650000030201010503010001071502\
        066d656d6f7279020008646973706174636800020a34013200410041c0003602004104418008360200410041004101410810001a\
        41044108280200360200410141004101410810011a0b""");

    /*
     * (module
     *   (import "inoutdispatcher" "dispatch" (func $dispatch))
     *   (func (export "dispatch") (call $dispatch)))
     */
    private static final byte[] CLIENT = HexFormat.of().parseHex("""
        0061736d01000000010401600000021c010f696e6f757464697370617463686572086469737061746368000003020100070c010864\
        6973706174636800010a0601040010000b""");

    private ImportResolution() {
    }

    /** Runs the example. */
    public static void main(String[] arguments) {
        try (WasmRuntime runtime = WasmRuntime.create()) {
            CompiledModule dispatcher = runtime.compile(DISPATCHER);
            CompiledModule client = runtime.compile(CLIENT);
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
