package io.zeolite.engine.runtime;

import io.zeolite.api.Import;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.UnlinkableException;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.ExternType;
import io.zeolite.engine.validation.TypeMatching;
import io.zeolite.format.ModuleExport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Resolves the imports of an instance, in order, and puts what it finds into the instance's index spaces.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/modules.html#instantiation">Specification:
 *      instantiation</a>
 */
final class Linker {

    private final Instance instance;
    private final Function<String, Optional<ModuleInstance>> resolve;
    private final Map<String, EngineInstance> resolved = new HashMap<>();
    private final Map<ExternKind, Integer> next = new HashMap<>();

    /**
     * Makes a linker.
     *
     * @param resolve gives the instance that serves a module name; asked once for each name
     */
    Linker(Instance instance, Function<String, Optional<ModuleInstance>> resolve) {
        this.instance = instance;
        this.resolve = resolve;
    }

    void link(List<Import> imports) {
        for (Import asked : imports) {
            link(asked);
        }
    }

    private void link(Import asked) {
        EngineInstance provider = provider(asked.module());
        ModuleExport export = provider.findExport(asked.name()).orElseThrow(() -> new UnlinkableException(
                "unknown import: \"%s\" is not exported in module \"%s\"".formatted(asked.name(), asked.module())));
        ExternKind kind = asked.type().kind();
        if (export.kind() != kind) {
            throw mismatch(asked, "export is a %s, not a %s".formatted(export.kind(), kind));
        }
        Instance source = provider.state();
        ExternType found = present(source, kind, export.index());
        if (!TypeMatching.matches(found, asked.type())) {
            throw mismatch(asked, "expected %s, found %s".formatted(asked.type(), found));
        }
        instance.link(source, kind);
        int index = next.merge(kind, 1, Integer::sum) - 1;
        switch (kind) {
            case FUNCTION -> instance.importFunction(index, source.function(export.index()));
            case TABLE -> instance.tables[index] = source.tables[export.index()];
            case MEMORY -> instance.memories[index] = source.memories[export.index()];
            case GLOBAL -> instance.globals[index] = source.globals[export.index()];
            case TAG -> instance.tags[index] = source.tags[export.index()];
        }
    }

    /** Memories and tables are matched by their present size; the others by their declared type. */
    private static ExternType present(Instance source, ExternKind kind, int index) {
        return switch (kind) {
            case FUNCTION -> new ExternType.Function(source.function(index).type);
            case TABLE -> source.tables[index].type();
            case MEMORY -> source.memories[index].type();
            case GLOBAL -> source.globals[index].type();
            case TAG -> source.init().module().types().extern(kind, index);
        };
    }

    private EngineInstance provider(String moduleName) {
        EngineInstance known = resolved.get(moduleName);
        if (known == null) {
            ModuleInstance found = resolve.apply(moduleName).orElseThrow(
                    () -> new UnlinkableException(
                            "unknown import: module \"%s\" is not instantiated".formatted(moduleName)));
            if (!(found instanceof EngineInstance engineInstance)) {
                throw new UnlinkableException(
                        "unknown import: module \"%s\" was resolved to %s, which is not of this engine"
                                .formatted(moduleName, found));
            }
            if (found.isClosed()) {
                throw new UnlinkableException("unknown import: module \"%s\" is closed".formatted(moduleName));
            }
            known = engineInstance;
            resolved.put(moduleName, known);
        }
        return known;
    }

    private static UnlinkableException mismatch(Import asked, String detail) {
        return new UnlinkableException(
                "incompatible import type: %s %s.%s: %s".formatted(asked.type().kind(), asked.module(),
                        asked.name(), detail));
    }
}
