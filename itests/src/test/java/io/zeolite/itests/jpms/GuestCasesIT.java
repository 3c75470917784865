package io.zeolite.itests.jpms;

import io.zeolite.itests.BundleJar;
import io.zeolite.itests.GuestCaseSuite;
import io.zeolite.itests.Java;
import io.zeolite.itests.TestBundle;
import java.io.File;
import java.nio.file.Path;
import java.util.List;

class GuestCasesIT extends GuestCaseSuite {
    @Override
    protected List<String> runCases(Path guests, Path scratch) throws Exception {
        return Java.run("-p", BundleJar.DIRECTORY + File.pathSeparator + TestBundle.DRIVER,
                "-m", "io.zeolite.itests.driver/io.zeolite.itests.driver.Main", guests.toString(), scratch.toString())
                .output().lines().toList();
    }
}
