package io.zeolite.engine.runtime;

import io.zeolite.api.Context;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.RecursiveType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.format.Expression;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.ModuleExport;
import io.zeolite.format.NameSection;
import io.zeolite.format.WasmModule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The code of a host module: a host module is a module like others, whose functions happen to be Java. */
final class HostCode extends ModuleCode {

    /** What stands for a body in Java. */
    private static final FunctionBody UNREACHABLE =
            new FunctionBody(List.of(), new Expression(new byte[] {0x00, 0x0b}, 0, 2), 0);

    private final HostLoader loader;
    private final ValidModule module;
    private final Optional<HostLink> link;

    private HostCode(ValidModule module, List<HostEntry> entries, Optional<HostLink> link) {
        this.module = module;
        this.link = link;
        this.loader = new HostLoader(module, entries);
    }

    static EngineModule compile(EngineRuntime runtime, Context context, String name, List<HostEntry> entries,
            Optional<HostLink> link) {
        WasmModule structure = structure(name, entries);
        ModuleTypes types = ModuleTypes.of(structure);
        List<FunctionDefinition> functions = new ArrayList<>();
        for (int index = 0; index < entries.size(); index++) {
            HostEntry entry = entries.get(index);
            functions.add(new FunctionDefinition(name, index, entry.functionName(), types.function(index),
                    Optional.empty(), List.of(entry.name()), entry.parameterNames(), entry.resultNames(), true));
        }
        ValidModule module = new ValidModule(ModuleCompilation.nextId(), name, structure, types, functions, List.of(),
                runtime.config());
        return runtime.observers().observe(context, name, functions, listeners -> {
            ValidModule observed = module.observedBy(module.id(), listeners);
            return new EngineModule(observed, new HostCode(observed, entries, link));
        });
    }

    private static WasmModule structure(String name, List<HostEntry> entries) {
        List<RecursiveType> types = entries.stream().map(entry -> RecursiveType.of(entry.type())).toList();
        List<TypeIndex> functions = new ArrayList<>();
        List<ModuleExport> exports = new ArrayList<>();
        for (int index = 0; index < entries.size(); index++) {
            functions.add(new TypeIndex(index));
            exports.add(new ModuleExport(entries.get(index).name(), ExternKind.FUNCTION, index, 0));
        }
        return new WasmModule(types, List.of(), functions, List.of(), List.of(), List.of(), List.of(), exports,
                OptionalInt.empty(), List.of(), OptionalInt.empty(), Collections.nCopies(entries.size(), UNREACHABLE),
                List.of(),
                List.of(), NameSection.EMPTY);
    }

    @Override
    public Instance newInstance(InstanceInit init) {
        HostInstance instance = new HostInstance(init);
        link.ifPresent(present -> {
            present.retain();
            instance.api().onClose(present::release);
        });
        return instance;
    }

    @Override
    public FunctionInstance newFunction(Instance instance, int index) {
        FunctionDefinition definition = instance.definition(index);
        Signatures.of(Shape.of(definition.type()));
        return (FunctionInstance) loader.construct(loader.functionClass(index), HostLoader.CONSTRUCTOR_TYPE, instance,
                definition, module.types().functionDefinedType(index));
    }

    /** An instance of a host module, in which any number of threads may execute. */
    private static final class HostInstance extends Instance {
        HostInstance(InstanceInit init) {
            super(init);
            allowConcurrency();
        }
    }
}
