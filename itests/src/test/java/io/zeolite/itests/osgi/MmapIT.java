package io.zeolite.itests.osgi;

import static io.zeolite.itests.TestBundle.guest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.itests.BundleJar;
import io.zeolite.itests.TestBundle;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** The allocator serves guests for as long as its bundle runs. */
class MmapIT {
    @Test
    void guestsLiveAsLongAsTheAllocator() throws BundleException, IOException {
        try (var container = Container.withPlatform()) {
            var desk = container.start(TestBundle.DRIVER).as(Desk.class);
            desk.instantiate("before", guest("memory"));
            var mmap = container.start(BundleJar.OPTIONAL.resolve("zeolite-mmap.jar"));
            assertEquals(-100, mmap.bundle().getRegisteredServices()[0].getProperty(Constants.SERVICE_RANKING));
            desk.instantiate("mapped", guest("memory"));
            assertEquals(7, desk.call("mapped", "store", 65532, 7));
            assertEquals(1, desk.growMemory("mapped", 1));
            assertEquals(7, desk.call("mapped", "load", 65532));
            mmap.bundle().stop();
            assertTrue(desk.isClosed("mapped"));
            assertEquals(5, desk.call("before", "store", 0, 5));
        }
    }
}
