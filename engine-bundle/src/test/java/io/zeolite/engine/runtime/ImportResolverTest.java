package io.zeolite.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.Context;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.UnlinkableException;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.spi.ImportResolver;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportResolverTest {

    private final FakeExtensions extensions = new FakeExtensions();
    private final EngineRuntime runtime = Guests.runtime(extensions);

    @AfterEach
    void close() {
        runtime.close();
    }

    private ModuleInstance anonymous(int answer) {
        CompiledModule env = runtime.hostModule("env").function("get", IntSupplier.class, () -> answer).compile();
        return runtime.instantiate(env, ModuleConfig.named(""));
    }

    private ModuleInstance instantiate(ImportResolver resolver) {
        return runtime.instantiate(Experimental.withImportResolver(Context.root(), resolver),
                Guests.binary("importer"), ModuleConfig.named("m"));
    }

    private static int call(ModuleInstance instance) {
        return instance.function("direct").call().getInt(0);
    }

    private void assertNothingIsLeft() {
        assertTrue(runtime.module("m").isEmpty());
        try (ModuleInstance other = instantiate(_ -> Optional.of(anonymous(5)))) {
            assertEquals(5, call(other));
        }
    }

    @Test
    void isAskedFirstAndOnceForEachName() {
        List<String> asked = new ArrayList<>();
        runtime.hostModule("env").function("get", IntSupplier.class, () -> 1).instantiate();
        for (int round = 0; round < 5; round++) {
            ModuleInstance env = anonymous(round);
            asked.clear();
            try (ModuleInstance instance = instantiate(name -> {
                asked.add(name);
                return Optional.of(env);
            })) {
                assertEquals(round, call(instance));
            }
            assertEquals(List.of("env"), asked);
        }
        assertEquals(1, call(instantiate(_ -> Optional.empty())));
    }

    @Test
    void whatItThrowsReachesTheCallerAsItIs() {
        IllegalArgumentException thrown = new IllegalArgumentException("no");
        assertSame(thrown, assertThrows(IllegalArgumentException.class, () -> instantiate(_ -> {
            throw thrown;
        })));
        assertNothingIsLeft();
    }

    @Test
    void refusesNull() {
        assertThrows(IllegalStateException.class, () -> instantiate(_ -> null));
        assertNothingIsLeft();
    }

    @Test
    void refusesAnInstanceThatIsClosed() {
        ModuleInstance closed = anonymous(1);
        closed.close();
        assertThrows(UnlinkableException.class, () -> instantiate(_ -> Optional.of(closed)));
        assertNothingIsLeft();
    }

    @Test
    void refusesAnInstanceOfAnotherMaking() {
        ModuleInstance foreign = (ModuleInstance) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {ModuleInstance.class}, (_, method, _) -> method.getName().equals("toString")
                        ? "foreign"
                        : null);
        assertThrows(UnlinkableException.class, () -> instantiate(_ -> Optional.of(foreign)));
        assertNothingIsLeft();
    }

    @Test
    void servicesAreAskedInTurnAfterTheContext() {
        List<String> asked = new ArrayList<>();
        extensions.services.add((ImportResolver) _ -> {
            asked.add("first");
            return Optional.empty();
        });
        extensions.services.add((ImportResolver) _ -> {
            asked.add("second");
            return Optional.of(anonymous(2));
        });
        extensions.services.add((ImportResolver) _ -> {
            throw new AssertionError("the second has answered");
        });
        assertEquals(2, call(instantiate(_ -> {
            asked.add("context");
            return Optional.empty();
        })));
        assertEquals(List.of("context", "first", "second"), asked);
    }

    @Test
    void whatAResolverGaveStaysWhenItDeparts() {
        ImportResolver resolver = _ -> Optional.of(anonymous(2));
        extensions.services.add(resolver);
        ModuleInstance instance = runtime.instantiate(Guests.binary("importer"));
        extensions.depart(resolver);
        assertFalse(instance.isClosed());
        assertEquals(2, call(instance));
    }
}
