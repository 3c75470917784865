package io.zeolite.itests.osgi;

import io.zeolite.itests.GuestCaseSuite;
import io.zeolite.itests.TestBundle;
import java.nio.file.Path;
import java.util.List;

class GuestCasesIT extends GuestCaseSuite {
    @Override
    protected List<String> runCases(Path guests, Path scratch) throws Exception {
        try (var container = Container.withPlatform()) {
            return container.start(TestBundle.DRIVER).as(Desk.class).runCases(guests, scratch);
        }
    }
}
