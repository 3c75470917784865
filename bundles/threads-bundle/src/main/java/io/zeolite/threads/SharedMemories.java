package io.zeolite.threads;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.Context;
import io.zeolite.api.Import;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.MemoryType;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.spi.CloseNotifier;
import io.zeolite.experimental.spi.ImportResolver;
import io.zeolite.format.ModuleEncoder;
import io.zeolite.format.ModuleExport;
import io.zeolite.format.NameSection;
import io.zeolite.format.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The shared memories that a guest imports and nobody has: instances that define them, made for this guest alone. */
final class SharedMemories {

    private final WasmRuntime runtime;
    private final CompiledModule module;
    private final List<ModuleInstance> made = new ArrayList<>();

    SharedMemories(WasmRuntime runtime, CompiledModule module) {
        this.runtime = runtime;
        this.module = module;
    }

    ModuleInstance instantiate(Context context, ModuleConfig config) {
        Optional<ImportResolver> resolver = context.find(Experimental.IMPORT_RESOLVER);
        Optional<CloseNotifier> notifier = context.find(Experimental.CLOSE_NOTIFIER);
        Context extended = Experimental.withImportResolver(context,
                name -> resolver.flatMap(first -> first.resolve(name)).or(() -> provide(context, name)));
        extended = Experimental.withCloseNotifier(extended, (instance, exitCode) -> {
            try {
                notifier.ifPresent(first -> first.closeNotify(instance, exitCode));
            } finally {
                close();
            }
        });
        boolean complete = false;
        try {
            ModuleInstance instance = runtime.instantiate(extended, module, config);
            complete = true;
            return instance;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    private Optional<ModuleInstance> provide(Context context, String name) {
        List<Import> asked = module.imports().stream().filter(each -> each.module().equals(name)
                && each.type() instanceof MemoryType memory && memory.shared()).toList();
        if (asked.isEmpty() || runtime.module(name).isPresent()) {
            return Optional.empty();
        }
        // of the context, all but the allocator is about the guest
        Context own = context.find(Experimental.MEMORY_ALLOCATOR)
                .map(allocator -> Experimental.withMemoryAllocator(Context.root(), allocator)).orElse(Context.root());
        ModuleInstance instance = runtime.instantiate(own, defining(asked), ModuleConfig.named(""));
        made.add(instance);
        return Optional.of(instance);
    }

    /** {@return a module that defines and exports what is asked for, and has nothing else} */
    private static byte[] defining(List<Import> asked) {
        List<MemoryType> memories = new ArrayList<>();
        List<ModuleExport> exports = new ArrayList<>();
        for (Import each : asked) {
            if (exports.stream().noneMatch(export -> export.name().equals(each.name()))) {
                exports.add(new ModuleExport(each.name(), ExternKind.MEMORY, memories.size(), 0));
                memories.add((MemoryType) each.type());
            }
        }
        return ModuleEncoder.encode(new WasmModule(List.of(), List.of(), List.of(), List.of(), memories, List.of(),
                List.of(), exports, OptionalInt.empty(), List.of(), OptionalInt.empty(), List.of(), List.of(),
                List.of(), NameSection.EMPTY));
    }

    private void close() {
        made.forEach(ModuleInstance::close);
    }
}
