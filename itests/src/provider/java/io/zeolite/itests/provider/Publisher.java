package io.zeolite.itests.provider;

import io.zeolite.api.WasmRuntime;
import io.zeolite.api.spi.HostModule;
import io.zeolite.experimental.spi.CloseNotifier;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import io.zeolite.experimental.spi.ImportResolver;
import io.zeolite.experimental.spi.MemoryAllocator;
import io.zeolite.sysfs.osgi.BundleFiles;
import io.zeolite.sysfs.spi.GuestFileSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** What a test asks of the bundle, in types of Java and of the framework alone. */
public final class Publisher {

    private final BundleContext context;
    private final List<String> events = new ArrayList<>();
    private Ledger ledger;
    private Churn churn;

    Publisher(BundleContext context) {
        this.context = context;
    }

    private WasmRuntime runtime() {
        return context.getService(context.getServiceReference(WasmRuntime.class));
    }

    /** Publishes an allocator that records. */
    public ServiceRegistration<?> allocator(String label, Map<String, ?> properties) {
        return register(MemoryAllocator.class, new RecordingAllocator(label, events::add), properties);
    }

    /** Publishes a resolver that records. */
    public ServiceRegistration<?> resolver(String label, String moduleName, int answer, Map<String, ?> properties) {
        return register(ImportResolver.class,
                new AnsweringResolver(label, moduleName, answer, this::runtime, events::add), properties);
    }

    /** Publishes a host module. */
    public ServiceRegistration<?> hostModule(String moduleName, int answer, Map<String, ?> properties) {
        return register(HostModule.class, new AnsweringModule(moduleName, answer), properties);
    }

    /** Publishes a file system that records; the properties say where it is mounted. */
    public ServiceRegistration<?> fileSystem(String label, Map<String, ?> properties) {
        return register(GuestFileSystem.class, new TextFileSystem(label, events::add), properties);
    }

    /** Publishes entries of this bundle as files. */
    public ServiceRegistration<?> bundleFiles(String directory, Map<String, ?> properties) {
        return register(GuestFileSystem.class, BundleFiles.of(context.getBundle(), directory), properties);
    }

    /** Publishes a close notifier that records. */
    public ServiceRegistration<?> closeNotifier(String label, Map<String, ?> properties) {
        return register(CloseNotifier.class, (instance, exitCode) -> events.add("notifier %s was told of %s and %s"
                .formatted(label, instance.name(), Integer.toUnsignedString(exitCode))), properties);
    }

    /** Lets services come and go from several threads; what is noted is shared with those who use them. */
    public void startChurn(int threads, Map<Thread, Long> began, Map<String, Integer> told, Queue<String> wrong) {
        ledger = new Ledger(began, told, wrong);
        churn = new Churn(context, ledger);
        churn.start(threads);
    }

    /** {@return how many services have come and gone} */
    public long stopChurn() throws InterruptedException {
        return churn.stop();
    }

    /** {@return how many memories and files have not been given back} */
    public long held() {
        return ledger.held();
    }

    /** Publishes a factory of listeners that record. */
    public ServiceRegistration<?> listeners(String label, Map<String, ?> properties) {
        return register(FunctionListenerFactory.class, new RecordingListeners(label, events::add), properties);
    }

    private <S> ServiceRegistration<S> register(Class<S> type, S service, Map<String, ?> properties) {
        return context.registerService(type, service, FrameworkUtil.asDictionary(properties));
    }

    /** {@return what happened since this was last asked} */
    public List<String> takeEvents() {
        List<String> taken = List.copyOf(events);
        events.clear();
        return taken;
    }
}
