import io.zeolite.api.RuntimeFactory;
import io.zeolite.api.spi.HostModule;
import io.zeolite.engine.EngineRuntimeFactory;
import io.zeolite.experimental.spi.CloseNotifier;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import io.zeolite.experimental.spi.ImportResolver;
import io.zeolite.experimental.spi.MemoryAllocator;

/** The runtime: validation, instances, interpreter and compiler. */
module io.zeolite.engine {
    requires io.zeolite.api;
    requires io.zeolite.experimental;
    requires io.zeolite.format;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.service.cm;
    requires static osgi.core;

    uses HostModule;
    uses MemoryAllocator;
    uses ImportResolver;
    uses CloseNotifier;
    uses FunctionListenerFactory;

    provides RuntimeFactory with EngineRuntimeFactory;
}
