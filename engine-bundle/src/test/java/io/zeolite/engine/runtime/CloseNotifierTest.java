package io.zeolite.engine.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.Cancellation;
import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.spi.CloseNotifier;
import io.zeolite.experimental.spi.LinearMemory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CloseNotifierTest {

    private static final Context.Key<AutoCloseable> FILE = Context.Key.of("file", AutoCloseable.class);

    private final FakeExtensions extensions = new FakeExtensions();
    private final EngineRuntime runtime = Guests.runtime(extensions);
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());
    private final Context notified = Experimental.withCloseNotifier(Context.root(), this::note);

    @AfterEach
    void close() {
        runtime.close();
    }

    private void note(ModuleInstance instance, int exitCode) {
        events.add(instance.name() + " " + Integer.toUnsignedString(exitCode));
    }

    private ModuleInstance instantiate(String guest, String name) {
        return runtime.instantiate(notified, Guests.binary(guest), ModuleConfig.named(name));
    }

    private void host(Runnable start) {
        runtime.hostModule("env").function("start", Runnable.class, start).instantiate();
    }

    @Test
    void isToldBeforeFilesAndMemoryAreGivenUp() {
        Context context = Experimental.withMemoryAllocator(
                Experimental.withCloseNotifier(Context.root(), (instance, _) -> {
                    events.add("notifier sees " + instance.memory().getInt(4));
                    assertTrue(instance.isClosed());
                    assertTrue(runtime.module("m").isEmpty());
                }), (_, _) -> Optional.of(new LinearMemory() {
                    @Override
                    public Optional<MemorySegment> reallocate(long bytes) {
                        return Optional.of(Arena.ofAuto().allocate(bytes));
                    }

                    @Override
                    public void free() {
                        events.add("memory");
                    }
                }));
        ModuleInstance instance =
                runtime.instantiate(context, Guests.binary("memory"), ModuleConfig.named("m"));
        instance.function("store").call(4, 42);
        instance.attachment(FILE, _ -> () -> events.add("file"));
        instance.close();
        assertEquals(List.of("notifier sees 42", "file", "memory"), events);
    }

    @Test
    void isToldOnceWithTheExitCode() {
        ModuleInstance instance = instantiate("memory", "m");
        instance.close(3);
        instance.close(4);
        assertEquals(List.of("m 3"), events);
    }

    @Test
    void theLatestInstanceIsFirstWhenTheRuntimeCloses() {
        instantiate("memory", "first");
        instantiate("memory", "");
        runtime.hostModule("host").instantiate(notified);
        instantiate("memory", "last");
        runtime.close(9);
        runtime.close(9);
        assertEquals(List.of("last 9", "host 9", " 9", "first 9"), events);
    }

    @Test
    void isToldOfTheCodeThatAGuestExitsWith() {
        host(() -> {
            throw new ExitException(7);
        });
        assertThrows(ExitException.class, () -> instantiate("command", "m"));
        assertEquals(List.of("m 7"), events);
    }

    @Test
    void isToldOfACommandThatFails() {
        host(() -> {
            throw new IllegalArgumentException("no");
        });
        assertThrows(IllegalArgumentException.class, () -> instantiate("command", "m"));
        assertEquals(List.of("m 1"), events);
    }

    @Test
    void isNotToldOfInstancesThatNeverCameToBe() {
        host(() -> {
            throw new ExitException(7);
        });
        assertThrows(ExitException.class, () -> instantiate("starter", "m"));
        assertEquals(List.of(), events);
    }

    @Test
    void isToldThatAContextIsDone() throws InterruptedException {
        ModuleInstance first = instantiate("spin", "first");
        Cancellation cancellation = new Cancellation();
        Thread canceller = Thread.ofVirtual().start(cancellation::cancel);
        assertThrows(ExitException.class,
                () -> first.function("spin").call(Context.root().withCancellation(cancellation)));
        canceller.join();
        ModuleInstance second = instantiate("spin", "second");
        assertThrows(ExitException.class,
                () -> second.function("spin").call(Context.root().withTimeout(Duration.ofMillis(1))));
        assertEquals(List.of("first " + 0xffff_ffffL, "second " + 0xefff_ffffL), events);
    }

    @Test
    void whatItThrowsKeepsNobodyFromBeingTold() {
        extensions.services.add((CloseNotifier) (_, _) -> {
            throw new NoClassDefFoundError("gone");
        });
        extensions.services.add((CloseNotifier) this::note);
        runtime.instantiate(Experimental.withCloseNotifier(Context.root(), (_, _) -> {
            throw new IllegalStateException("no");
        }), Guests.binary("memory"), ModuleConfig.named("m")).close(3);
        assertEquals(List.of("m 3"), events);
        assertTrue(extensions.isIdle());
        assertTrue(runtime.module("m").isEmpty());
    }

    @Test
    void isToldNothingOnceItHasDeparted() {
        CloseNotifier service = this::note;
        extensions.services.add(service);
        ModuleInstance instance = runtime.instantiate(Guests.binary("memory"));
        extensions.depart(service);
        instance.close();
        assertEquals(List.of(), events);
    }

    @Test
    void aNamedInstanceIsPublishedUntilItCloses() {
        host(() -> assertEquals(List.of("env"), extensions.published));
        ModuleInstance instance = instantiate("command", "m");
        instantiate("memory", "");
        assertEquals(List.of("env", "m"), extensions.published);
        extensions.services.add((CloseNotifier) (_, _) -> events.add("still there: " + extensions.published));
        instantiate("memory", "n").close();
        assertEquals(List.of("n 0", "still there: [env, m]"), events);
        instance.close();
        runtime.close();
        assertEquals(List.of("closed"), extensions.published);
    }

    @Test
    void anInstanceThatHasClosedAlreadyIsNotPublished() {
        host(() -> {
            throw new ExitException(0);
        });
        assertTrue(instantiate("command", "m").isClosed());
        assertEquals(List.of("env"), extensions.published);
    }
}
