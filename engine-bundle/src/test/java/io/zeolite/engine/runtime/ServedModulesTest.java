package io.zeolite.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.ExitException;
import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.Import;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.UnlinkableException;
import io.zeolite.api.spi.HostModule;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.text.Text;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedModulesTest {

    private final FakeExtensions extensions = new FakeExtensions();
    private final EngineRuntime runtime = Guests.runtime(extensions);

    @AfterEach
    void close() {
        runtime.close();
    }

    /** A host module whose parts are given. */
    private record Fake(String name, Consumer<HostModuleBuilder> exports) implements HostModule {
        @Override
        public void exportTo(HostModuleBuilder builder) {
            exports.accept(builder);
        }
    }

    private static Fake typed(int answer) {
        return new Fake("env", builder -> builder.function("get", IntSupplier.class, () -> answer));
    }

    private static Fake raw(int answer) {
        return new Fake("env", builder -> builder.function("get", FunctionType.of().returning(NumberType.I32),
                (_, _, slots) -> slots.setInt(0, answer)));
    }

    private static Fake make(String kind, int answer) {
        return kind.equals("raw") ? raw(answer) : typed(answer);
    }

    private ModuleInstance instantiate() {
        return runtime.instantiate(Guests.binary("importer"));
    }

    private static int call(ModuleInstance instance, String function) {
        return instance.function(function).call().getInt(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw", "typed"})
    void callsFailOnceTheServiceHasDeparted(String kind) {
        Fake service = make(kind, 42);
        extensions.services.add(service);
        ModuleInstance instance = instantiate();
        for (String function : List.of("direct", "indirect")) {
            assertEquals(42, call(instance, function));
        }
        extensions.depart(service);
        for (String function : List.of("direct", "indirect")) {
            ExitException exit = assertThrows(ExitException.class, () -> call(instance, function));
            assertEquals(ExitException.SERVICE_DEPARTED, exit.exitCode());
        }
        assertFalse(instance.isClosed());
        assertThrows(UnlinkableException.class, this::instantiate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw", "typed"})
    void aGuestThatIsKeptDoesNotKeepTheService(String kind) throws InterruptedException {
        ModuleInstance kept = useAndDepart(kind);
        WeakReference<?> gone = departed;
        for (int attempt = 0; attempt < 100 && !gone.refersTo(null); attempt++) {
            System.gc();
            Thread.sleep(10);
        }
        assertSame(null, gone.get());
        assertThrows(ExitException.class, () -> call(kept, "direct"));
    }

    private WeakReference<?> departed;

    /** Captured by the functions, as the loader of a bundle would be. */
    private ModuleInstance useAndDepart(String kind) {
        Object bundle = new Object();
        departed = new WeakReference<>(bundle);
        Fake service = new Fake("env", builder -> {
            if (kind.equals("raw")) {
                builder.function("get", FunctionType.of().returning(NumberType.I32),
                        (_, _, slots) -> slots.setInt(0, bundle == null ? 0 : 1));
            } else {
                builder.function("get", IntSupplier.class, () -> bundle == null ? 0 : 1);
            }
        });
        extensions.services.add(service);
        ModuleInstance kept = instantiate();
        assertEquals(1, call(kept, "direct"));
        assertEquals(1, call(kept, "indirect"));
        extensions.depart(service);
        return kept;
    }

    @Test
    void oneInstanceServesAllGuests() {
        int[] exported = new int[1];
        extensions.services.add(new Fake("env", builder -> {
            exported[0]++;
            builder.function("get", IntSupplier.class, () -> 1);
        }));
        instantiate();
        instantiate();
        assertEquals(1, exported[0]);
    }

    @Test
    void theBestThatExportsAllThatIsImportedServes() {
        extensions.services.add(new Fake("env", builder -> builder.function("other", IntSupplier.class, () -> 1)));
        extensions.services.add(typed(2));
        extensions.services.add(typed(3));
        assertEquals(2, call(instantiate(), "direct"));
    }

    @Test
    void theErrorNamesWhatNoneExports() {
        extensions.services.add(new Fake("env", builder -> builder.function("other", IntSupplier.class, () -> 1)));
        extensions.services.add(new Fake("env", builder -> builder.function("another", IntSupplier.class, () -> 1)));
        UnlinkableException unlinkable = assertThrows(UnlinkableException.class, this::instantiate);
        assertTrue(unlinkable.getMessage().contains("\"get\" is not exported in module \"env\""),
                unlinkable::getMessage);
    }

    /** A host module that returns the number of imports for which it was made; equal for equal numbers. */
    private record Counting(int imports, AtomicInteger exported) implements HostModule {
        @Override
        public String name() {
            return "env";
        }

        @Override
        public void exportTo(HostModuleBuilder builder) {
            exported.incrementAndGet();
            builder.function("get", IntSupplier.class, () -> imports);
            builder.function("get2", IntSupplier.class, () -> imports);
        }

        @Override
        public HostModule forImports(List<Import> asked) {
            return new Counting(asked.size(), exported);
        }
    }

    private static byte[] importing(String... names) {
        String imports = Stream.of(names).map("(import \"env\" \"%s\" (func (result i32)))"::formatted)
                .collect(Collectors.joining());
        return Text.toBinary("(module %s (export \"direct\" (func 0)))".formatted(imports));
    }

    @Test
    void aModuleMayDependOnTheImports() {
        Counting service = new Counting(0, new AtomicInteger());
        extensions.services.add(service);
        ModuleInstance one = runtime.instantiate(importing("get"));
        assertEquals(1, call(one, "direct"));
        assertEquals(2, call(runtime.instantiate(importing("get", "get2")), "direct"));
        assertEquals(1, call(runtime.instantiate(importing("get2")), "direct"));
        assertEquals(2, service.exported().get());
        extensions.depart(service);
        assertThrows(ExitException.class, () -> call(one, "direct"));
        assertThrows(UnlinkableException.class, this::instantiate);
    }

    @Test
    void whatExportingThrowsReachesTheCallerAsItIs() {
        IllegalArgumentException thrown = new IllegalArgumentException("no");
        extensions.services.add(new Fake("env", _ -> {
            throw thrown;
        }));
        assertSame(thrown, assertThrows(IllegalArgumentException.class, this::instantiate));
        extensions.services.clear();
        extensions.services.add(typed(5));
        assertEquals(5, call(instantiate(), "direct"));
    }

    @Test
    void aModuleThatDoesNotSayItsNameIsPassedOver() {
        extensions.services.add(new Fake(null, _ -> {
        }));
        extensions.services.add(new HostModule() {
            @Override
            public String name() {
                throw new IllegalStateException("no");
            }

            @Override
            public void exportTo(HostModuleBuilder builder) {
                throw new AssertionError("nobody asked for it");
            }
        });
        extensions.services.add(typed(5));
        assertEquals(5, call(instantiate(), "direct"));
    }

    @Test
    void aModuleOfAnotherRuntimeLivesAsLongAsItsInstances() {
        EngineRuntime maker = Guests.runtime(extensions);
        var compiled = maker.hostModule("env").function("get", IntSupplier.class, () -> 3).compile();
        ModuleInstance host = runtime.instantiate(compiled);
        ModuleInstance guest = instantiate();
        maker.close();
        assertEquals(3, call(guest, "direct"));
        host.close();
        assertThrows(ExitException.class, () -> call(guest, "direct"));
    }
}
