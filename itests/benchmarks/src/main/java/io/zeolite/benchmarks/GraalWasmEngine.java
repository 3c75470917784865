package io.zeolite.benchmarks;

import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.ByteSequence;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;

/** GraalWasm, which interprets unless this process has the Graal compiler. */
final class GraalWasmEngine implements Engine {

    private static final ProxyExecutable ADD = values -> values[0].asInt() + values[1].asInt();

    private final Context context;
    private final Value module;

    GraalWasmEngine(byte[] binary) {
        this.context = Context.newBuilder("wasm").allowExperimentalOptions(true)
                .build();
        this.module = context.eval(Source.newBuilder("wasm", ByteSequence.create(binary), "guest").buildLiteral());
    }

    @Override
    public Entry instantiate() {
        Value imports = context.asValue(ProxyObject.fromMap(
                Map.of("host", ProxyObject.fromMap(Map.of("add", ADD)))));
        Value run = module.newInstance(imports).getMember("exports").getMember("run");
        return size -> run.execute(size).asLong();
    }

    @Override
    public void close() {
        context.close();
    }
}
