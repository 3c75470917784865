package io.zeolite.itests.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.itests.TestBundle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleException;

/** Commands in a Gogo shell. */
class ShellIT {

    private static final String TEXT = """
        (module (memory (export "memory") 1) (global $n (mut i32) (i32.const 40))
          (func (export "add") (param i32) (result i32)
            (global.set $n (i32.add (global.get $n) (local.get 0))) (global.get $n)))""";

    private static final String HELLO = """
        (module (import "wasi_snapshot_preview1" "fd_write" (func (param i32 i32 i32 i32) (result i32)))
          (import "wasi_snapshot_preview1" "proc_exit" (func (param i32)))
          (memory (export "memory") 1) (data (i32.const 0) "\\08\\00\\00\\00\\03\\00\\00\\00hi\\0a")
          (func (export "_start")
            (drop (call 0 (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 16))) (call 1 (i32.const 3))))""";

    /** What makes sessions of the shell, as a test sees it. */
    interface CommandProcessor {
        Object createSession(InputStream in, OutputStream out, OutputStream err);
    }

    /** A session of the shell, as a test sees it. */
    interface CommandSession {
        Object execute(CharSequence program) throws Exception;
    }

    @TempDir Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Container container;
    private CommandSession session;

    @BeforeEach
    void start() throws BundleException, IOException {
        container = Container.withPlatform();
        Container.startAll(container.install(TestBundle.services("org.apache.felix.gogo.runtime")));
        var context = container.framework().getBundleContext();
        var processor = Installed.as(CommandProcessor.class, context
                .getService(context.getServiceReference("org.apache.felix.service.command.CommandProcessor")));
        session = Installed.as(CommandSession.class, processor.createSession(new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true), new PrintStream(err, true)));
    }

    @AfterEach
    void stop() throws BundleException { container.close(); }

    private String file(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what a command prints} */
    private String execute(String command) throws Exception {
        out.reset();
        session.execute(command);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void instancesAreMadeListedCalledAndClosed() throws Exception {
        var file = file("counter.wat", TEXT);
        assertEquals("", execute("zeolite:instantiate counter " + file));
        var row = execute("zeolite:modules").lines().filter(line -> line.startsWith("counter ")).findFirst();
        assertTrue(row.orElseThrow().matches("counter +\\d+ +io\\.zeolite\\.shell +add"), row::get);
        assertEquals("i32 42\n", execute("zeolite:invoke counter add 2"));
        assertEquals("i32 41\n", execute("zeolite:invoke counter add -1"));
        assertEquals("", execute("zeolite:close counter"));
        assertThrows(IllegalArgumentException.class, () -> execute("zeolite:invoke counter add 2"));
        assertTrue(execute("zeolite:modules").lines().noneMatch(line -> line.startsWith("counter ")));
    }

    @Test
    void instancesOfOthersAreReached() throws Exception {
        var driver = container.start(TestBundle.DRIVER).as(Desk.class);
        driver.instantiate("m", TestBundle.guest("memory"));
        driver.instantiateApart("m", "INTERPRETER", TestBundle.guest("memory"));
        assertThrows(IllegalArgumentException.class, () -> execute("zeolite:close m"));
        var numbers = execute("zeolite:modules").lines().filter(line -> line.startsWith("m "))
                .map(line -> line.split(" +")[1]).toList();
        assertEquals(2, numbers.size());
        execute("zeolite:close m@" + numbers.getFirst());
        execute("zeolite:close m");
        assertTrue(driver.isClosed("m"));
    }

    @Test
    void guestsRunWithTheStreamsOfTheSession() throws Exception {
        var file = file("hello.wat", HELLO);
        var failure = assertThrows(IllegalStateException.class, () -> execute("zeolite:run " + file));
        assertEquals("exit code 3", failure.getMessage());
        assertEquals("hi\n", out.toString(StandardCharsets.UTF_8));
        assertEquals("i32 42\n", execute("zeolite:run --invoke add " + file("counter.wat", TEXT) + " 2"));
        assertThrows(IllegalStateException.class, () -> execute("zeolite:run " + directory.resolve("none")));
        assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("error reading wasm binary: "), err::toString);
    }

    @Test
    void theOtherCommandsAreThoseOfTheCommandLine() throws Exception {
        assertTrue(execute("zeolite:inspect " + file("counter.wat", TEXT)).contains("\"add\" func 0"), out::toString);
        assertTrue(execute("zeolite:usage run").startsWith("Usage: zeolite run "), out::toString);
        assertTrue(execute("zeolite:wast " + file("a.wast", "(module)")).endsWith("1 passed, 0 failed, 0 skipped\n"),
                out::toString);
        assertEquals("", execute("zeolite:compile " + file("counter.wat", TEXT)));
    }

    @Test
    void instancesOfTheShellGoWithItsBundle() throws Exception {
        execute("zeolite:instantiate counter " + file("counter.wat", TEXT));
        container.bundle("io.zeolite.shell").stop();
        var context = container.framework().getBundleContext();
        assertEquals(null, context.getAllServiceReferences("io.zeolite.api.ModuleInstance",
                "(zeolite.module.name=counter)"));
        container.bundle("io.zeolite.shell").start();
        execute("zeolite:instantiate counter " + file("counter.wat", TEXT));
        assertEquals("i32 40\n", execute("zeolite:invoke counter add 0"));
    }

    @Test
    void withoutAnEngineCommandsSaySo() throws Exception {
        container.bundle("io.zeolite.engine").stop();
        assertThrows(IllegalStateException.class, () -> execute("zeolite:run " + file("counter.wat", TEXT)));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("io.zeolite.engine"), err::toString);
    }
}
