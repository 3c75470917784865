package io.zeolite.api.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ModuleTargetTest {

    @TestFactory
    Stream<DynamicTest> meansTheModulesThatItNames() {
        record Case(Object property, String name, boolean matches) {
        }
        return Stream.of(
                new Case(null, "tenant-1", true), new Case(null, "", true),
                new Case("tenant-1", "tenant-1", true), new Case("tenant-1", "tenant-10", false),
                new Case("tenant-1", "", false),
                new Case("*", "tenant-1", true), new Case("*", "", true), new Case("*", "two\nlines", true),
                new Case("tenant-*", "tenant-", true), new Case("*-1", "tenant-1", true),
                new Case("t*t-1", "tenant-1", true), new Case("Tenant-*", "tenant-1", false),
                new Case("tenant-?", "tenant-1", true), new Case("tenant-?", "tenant-", false),
                new Case("tenant-?", "tenant-10", false), new Case("tenant.1", "tenant-1", false),
                new Case("a\\E.*\\Q*", "a\\E.*\\Qb", true), new Case("a\\E.*\\Q*", "ab", false),
                new Case("", "", true), new Case("", "a", false),
                new Case(new String[] {"a", "b*"}, "b1", true), new Case(new String[] {"a", "b*"}, "c", false),
                new Case(new String[0], "a", false), new Case(List.of("a", "b"), "b", true),
                new Case(List.of(), "", false), new Case(7, "7", true))
                .map(target -> DynamicTest.dynamicTest(target.toString(),
                        () -> assertEquals(target.matches, ModuleTarget.of(target.property).matches(target.name))));
    }
}
