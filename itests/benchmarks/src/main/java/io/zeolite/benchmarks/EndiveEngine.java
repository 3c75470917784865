package io.zeolite.benchmarks;

import java.util.List;
import run.endive.compiler.InterpreterFallback;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.ExportFunction;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/** Endive, with its interpreter or its compiler to bytecode; the latter interprets what exceeds a method. */
final class EndiveEngine implements Engine {

    private final Instance.Builder builder;

    EndiveEngine(boolean compiled, byte[] binary) {
        WasmModule module = Parser.parse(binary);
        FunctionType type = FunctionType.of(List.of(ValType.I32, ValType.I32), List.of(ValType.I32));
        this.builder = Instance.builder(module).withImportValues(ImportValues.builder().addFunction(
                new HostFunction("host", "add", type, (instance, values) -> new long[] {(int) (values[0] + values[1])}))
                .build());
        if (compiled) {
            builder.withMachineFactory(MachineFactoryCompiler.builder(module)
                    .withInterpreterFallback(InterpreterFallback.SILENT).compile());
        }
    }

    @Override
    public Entry instantiate() {
        ExportFunction run = builder.build().export("run");
        return size -> run.apply(size)[0];
    }

    @Override
    public void close() {}
}
