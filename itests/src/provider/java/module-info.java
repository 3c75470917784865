import io.zeolite.api.spi.HostModule;
import io.zeolite.experimental.spi.ImportResolver;
import io.zeolite.experimental.spi.MemoryAllocator;
import io.zeolite.itests.provider.AnsweringModule;
import io.zeolite.itests.provider.AnsweringResolver;
import io.zeolite.itests.provider.RecordingAllocator;

/** What a third party provides, who knows the interfaces only. */
module io.zeolite.itests.provider {
    requires io.zeolite.api;
    requires io.zeolite.experimental;
    requires io.zeolite.sysfs;
    requires static org.osgi.annotation.bundle;
    requires static osgi.core;

    provides HostModule with AnsweringModule;
    provides ImportResolver with AnsweringResolver;
    provides MemoryAllocator with RecordingAllocator;
}
