package io.zeolite.itests.osgi;

import static io.zeolite.itests.TestBundle.guest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.zeolite.itests.TestBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** File systems that are services are mounted into the guests that they are for, for as long as they are there. */
class FileSystemsIT {

    private static final String MOUNT = "zeolite.mount";
    private static final String MODULE = "zeolite.module";
    private static final int ENODEV = 43;
    private static final Map<String, ?> ROOT = Map.of(MOUNT, "/");

    private Container container;
    private Installed provider;
    private Publisher publisher;
    private Desk desk;

    @BeforeEach
    void start() throws BundleException, IOException {
        container = Container.withPlatform();
        provider = container.start(TestBundle.PROVIDER);
        publisher = provider.as(Publisher.class);
        desk = container.start(TestBundle.DRIVER).as(Desk.class);
    }

    @AfterEach
    void stop() throws BundleException { container.close(); }

    private int read(String guest) {
        assertEquals(0, desk.call(guest, "open"));
        return (int) desk.call(guest, "read");
    }

    @Test
    void aGuestReadsWhatAServiceHolds() {
        publisher.fileSystem("a", ROOT);
        desk.instantiate("m", guest("reader"));
        assertEquals(1, desk.call("m", "directories"));
        assertEquals('a', read("m"));
        assertEquals(List.of("a opened text"), publisher.takeEvents());
        desk.close("m");
        assertEquals(List.of("a closed text"), publisher.takeEvents());
    }

    @Test
    void aGuestReadsTheEntriesOfABundle() throws BundleException {
        publisher.bundleFiles("/data", ROOT);
        desk.instantiate("m", guest("reader"));
        assertEquals(1, desk.call("m", "directories"));
        assertEquals('e', read("m"));
        assertEquals('n', (int) desk.call("m", "read"));
        container.bundle(provider.bundle().getSymbolicName()).uninstall();
        assertEquals(-ENODEV, (int) desk.call("m", "read"));
    }

    @Test
    void aDepartingFileSystemFailsForThoseWhoHaveIt() {
        var registration = publisher.fileSystem("a", ROOT);
        desk.instantiate("m", guest("reader"));
        assertEquals('a', read("m"));
        publisher.takeEvents();
        registration.unregister();
        assertEquals(List.of("a closed text"), publisher.takeEvents());
        assertEquals(-ENODEV, (int) desk.call("m", "read"));
        assertEquals(ENODEV, (int) desk.call("m", "open"));
        assertEquals(1, desk.call("m", "directories"));
        assertFalse(desk.isClosed("m"));
        desk.instantiate("later", guest("reader"));
        assertEquals(0, desk.call("later", "directories"));
        desk.close("m");
        assertEquals(List.of(), publisher.takeEvents());
    }

    @Test
    void aGuestKeepsWhatItSawFirst() {
        desk.instantiate("m", guest("reader"));
        assertEquals(0, desk.call("m", "directories"));
        publisher.fileSystem("a", ROOT);
        assertEquals(0, desk.call("m", "directories"));
    }

    @Test
    void aFileSystemIsForTheModulesThatItNames() {
        publisher.fileSystem("a", Map.of(MOUNT, "/", MODULE, "tenant-*"));
        desk.instantiate("tenant-1", guest("reader"));
        desk.instantiate("other", guest("reader"));
        assertEquals(1, desk.call("tenant-1", "directories"));
        assertEquals(0, desk.call("other", "directories"));
    }

    @Test
    void theBestOfAPlaceIsMounted() {
        publisher.fileSystem("old", ROOT);
        publisher.fileSystem("best", Map.of(MOUNT, ".", Constants.SERVICE_RANKING, 1));
        desk.instantiate("m", guest("reader"));
        assertEquals(1, desk.call("m", "directories"));
        assertEquals('b', read("m"));
    }

    @Test
    void whatTheConfigurationMountsGoesBefore(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("text"), "configured");
        publisher.fileSystem("service", ROOT);
        publisher.fileSystem("beside", Map.of(MOUNT, "/beside"));
        desk.instantiateWithRoot("m", guest("reader"), directory);
        assertEquals(2, desk.call("m", "directories"));
        assertEquals('c', read("m"));
    }

    @Test
    void oneServiceMayHaveSeveralPlaces() {
        publisher.fileSystem("array", Map.of(MOUNT, new String[] {"/a", "/b"}));
        publisher.fileSystem("list", Map.of(MOUNT, List.of("/c", "/d", "/a")));
        desk.instantiate("m", guest("reader"));
        assertEquals(4, desk.call("m", "directories"));
    }

    @Test
    void aFileSystemWithoutAPlaceIsNotForGuests() {
        publisher.fileSystem("none", Map.of());
        publisher.fileSystem("number", Map.of(MOUNT, 7));
        desk.instantiate("m", guest("reader"));
        assertEquals(0, desk.call("m", "directories"));
    }

    @Test
    void stoppingWasiClosesWhatItOpened() throws BundleException {
        publisher.fileSystem("a", ROOT);
        desk.instantiate("m", guest("reader"));
        assertEquals('a', read("m"));
        publisher.takeEvents();
        container.bundle("io.zeolite.wasi").stop();
        assertEquals(List.of("a closed text"), publisher.takeEvents());
        assertThrows(RuntimeException.class, () -> desk.call("m", "read"));
    }
}
