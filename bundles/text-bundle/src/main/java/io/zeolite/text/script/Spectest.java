package io.zeolite.text.script;

import io.zeolite.api.Context;
import io.zeolite.api.Feature;
import io.zeolite.api.FeatureSet;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.text.Text;

/**
 * The module {@code spectest} that scripts import from. It is made of text, as its functions print nothing.
 *
 * @see <a href="https://github.com/WebAssembly/spec/tree/main/interpreter#spectest-host-module">Reference interpreter:
 *      spectest host module</a>
 */
final class Spectest {

    private static final String NAME = "spectest";

    private static final String TEXT = """
        (module
          (global (export "global_i32") i32 (i32.const 666))
          (global (export "global_i64") i64 (i64.const 666))
          (global (export "global_f32") f32 (f32.const 666.6))
          (global (export "global_f64") f64 (f64.const 666.6))
          (table (export "table") 10 20 funcref)
          %s
          (memory (export "memory") 1 2)
          %s
          (func (export "print"))
          (func (export "print_i32") (param i32))
          (func (export "print_i64") (param i64))
          (func (export "print_f32") (param f32))
          (func (export "print_f64") (param f64))
          (func (export "print_i32_f32") (param i32 f32))
          (func (export "print_f64_f64") (param f64 f64)))
        """;
    private static final String TABLE_64 = "(table (export \"table64\") i64 10 20 funcref)";
    private static final String SHARED_MEMORY = "(memory (export \"shared_memory\") 1 2 shared)";

    private Spectest() {}

    /** Instantiates the module, with the exports that the runtime's features allow. */
    static void instantiate(WasmRuntime runtime) {
        FeatureSet features = runtime.config().features();
        String text = TEXT.formatted(
                features.isEnabled(Feature.MEMORY64) ? TABLE_64 : "",
                features.isEnabled(Feature.THREADS) ? SHARED_MEMORY : "");
        runtime.instantiate(Context.root(), Text.toBinary(text), ModuleConfig.named(NAME).withStartFunctions());
    }
}
