package io.zeolite.benchmarks;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.RuntimeConfig;
import java.util.Locale;
import java.util.function.Function;

/** What guests are run with: an engine, or native code. */
enum Column {

    ZEOLITE("Zeolite", binary -> new ZeoliteEngine(RuntimeConfig.defaults(), binary)),
    /** Running code can be interrupted. */
    INTERRUPTIBLE("interruptible",
            binary -> new ZeoliteEngine(RuntimeConfig.defaults().withCloseOnContextDone(true), binary)),
    /** With the platform's Vector API. */
    VECTOR_API("Vector API", binary -> new ZeoliteEngine(RuntimeConfig.defaults(), binary)),
    ENDIVE("Endive", binary -> new EndiveEngine(true, binary)),
    GRAALWASM("GraalWasm", GraalWasmEngine::new),
    V8("V8", null),
    NATIVE("gcc -O2", null),
    INTERPRETER("Zeolite int.",
            binary -> new ZeoliteEngine(RuntimeConfig.defaults().withTier(ExecutionTier.INTERPRETER), binary)),
    ENDIVE_INTERPRETER("Endive int.", binary -> new EndiveEngine(false, binary)),
    GRAALWASM_INTERPRETER("GraalWasm int.", GraalWasmEngine::new);

    final String title;
    private final Function<byte[], Engine> opener;

    Column(String title, Function<byte[], Engine> opener) {
        this.title = title;
        this.opener = opener;
    }

    /** {@return whether a process of its own, that is not Java, runs guests} */
    boolean isForeign() {
        return opener == null;
    }

    /** {@return the engine, in this process} */
    Engine open(byte[] binary) {
        return opener.apply(binary);
    }

    /** {@return the name in commands} */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * {@return the column of the name in commands}
     *
     * @throws IllegalArgumentException if there is none
     */
    static Column of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
