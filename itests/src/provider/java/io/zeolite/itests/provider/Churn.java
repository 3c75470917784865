package io.zeolite.itests.provider;

import io.zeolite.api.HostModuleBuilder;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.spi.HostModule;
import io.zeolite.experimental.spi.CloseNotifier;
import io.zeolite.experimental.spi.FunctionListenerFactory;
import io.zeolite.experimental.spi.ImportResolver;
import io.zeolite.experimental.spi.MemoryAllocator;
import io.zeolite.sysfs.spi.GuestFileSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** Registers, modifies and unregisters services of all kinds, from several threads, until it is stopped. */
final class Churn {

    private static final String[] TARGETS = {"*", "load-*", "load-1-*", "load-?-*", "nobody"};
    private static final int MOST_AT_A_TIME = 6;
    /** So that guests get some work done in between. */
    private static final int MOST_PAUSE_NANOS = 2_000_000;

    private final BundleContext context;
    private final Ledger ledger;
    private final ModuleInstance answer;
    private final List<ServiceRegistration<?>> lasting = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong turns = new AtomicLong();
    private volatile boolean stopped;

    Churn(BundleContext context, Ledger ledger) {
        this.context = context;
        this.ledger = ledger;
        WasmRuntime runtime = context.getService(context.getServiceReference(WasmRuntime.class));
        this.answer = runtime.instantiate(
                runtime.hostModule("answer").function("get", IntSupplier.class, () -> 40).compile(),
                ModuleConfig.named(""));
    }

    /** A service that is there for now. */
    private record Present(ServiceRegistration<?> registration, Ledger.Entry entry) {
    }

    void start(int count) {
        Map<String, Object> worst = Map.of(Constants.SERVICE_RANKING, -100);
        Ledger.Entry entry = ledger.newEntry();
        lasting.add(register(HostModule.class, new CheckedModule(entry), worst));
        lasting.add(register(ImportResolver.class, resolver(entry), worst));
        lasting.add(register(CloseNotifier.class, ledger::told, Map.of("zeolite.module", "load-*")));
        for (int index = 0; index < count; index++) {
            Random random = new Random(index);
            threads.add(Thread.ofPlatform().name("churn-" + index).start(() -> run(random)));
        }
    }

    /** {@return how many services have come and gone} */
    long stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join(30_000);
            ledger.check(!thread.isAlive(), () -> thread.getName() + " hangs");
        }
        lasting.forEach(ServiceRegistration::unregister);
        return turns.get();
    }

    private void run(Random random) {
        List<Present> present = new ArrayList<>();
        try {
            while (!stopped) {
                if (present.size() < MOST_AT_A_TIME && random.nextInt(3) > 0) {
                    present.add(registerAny(random));
                } else if (!present.isEmpty()) {
                    Present chosen = present.get(random.nextInt(present.size()));
                    if (random.nextInt(3) == 0) {
                        chosen.registration.setProperties(FrameworkUtil.asDictionary(properties(random)));
                    } else {
                        present.remove(chosen);
                        unregister(chosen);
                    }
                }
                LockSupport.parkNanos(random.nextInt(MOST_PAUSE_NANOS));
            }
            present.forEach(this::unregister);
        } catch (Throwable t) {
            ledger.wrong(t);
        }
    }

    private void unregister(Present chosen) {
        chosen.registration.unregister();
        chosen.entry.depart();
        turns.incrementAndGet();
    }

    private Present registerAny(Random random) {
        Ledger.Entry entry = ledger.newEntry();
        Map<String, Object> properties = properties(random);
        return new Present(switch (random.nextInt(6)) {
            case 0 -> register(MemoryAllocator.class, new CheckedAllocator(entry), properties);
            case 1 -> register(ImportResolver.class, resolver(entry), properties);
            case 2 -> register(CloseNotifier.class, (_, _) -> entry.use(), properties);
            case 3 -> register(FunctionListenerFactory.class, _ -> Optional.of((_, _, _, _, _) -> entry.use()),
                    properties);
            case 4 -> register(HostModule.class, new CheckedModule(entry), properties);
            default -> register(GuestFileSystem.class, new CheckedFileSystem(entry), properties);
        }, entry);
    }

    private static Map<String, Object> properties(Random random) {
        return Map.of("zeolite.module", TARGETS[random.nextInt(TARGETS.length)], Constants.SERVICE_RANKING,
                random.nextInt(20) - 10, "zeolite.mount", "/");
    }

    private <S> ServiceRegistration<S> register(Class<S> type, S service, Map<String, Object> properties) {
        return context.registerService(type, service, FrameworkUtil.asDictionary(properties));
    }

    private ImportResolver resolver(Ledger.Entry entry) {
        return name -> {
            entry.use();
            return name.equals("resolved") ? Optional.of(answer) : Optional.empty();
        };
    }

    /** The host module of the guest {@code composed}. */
    private record CheckedModule(Ledger.Entry entry) implements HostModule {
        @Override
        public String name() {
            return "hosted";
        }

        @Override
        public void exportTo(HostModuleBuilder builder) {
            entry.use();
            builder.function("get", IntSupplier.class, () -> {
                entry.use();
                return 2;
            });
        }
    }
}
