package io.zeolite.text.printer;

import io.zeolite.api.type.CompositeType;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.SubType;
import io.zeolite.format.IndexSpace;
import io.zeolite.format.NameSection;
import io.zeolite.format.WasmModule;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The identifiers of a module, and its types by index. */
final class Scopes {

    private final Map<IndexSpace, Identifiers> spaces = new EnumMap<>(IndexSpace.class);
    private final Map<Integer, Identifiers> fields = new HashMap<>();
    private final List<SubType> types;
    private final NameSection names;

    Scopes(WasmModule module) {
        types = module.types().stream().flatMap(group -> group.members().stream()).toList();
        names = module.names();
        put(IndexSpace.TYPE, names.types());
        put(IndexSpace.FUNCTION, names.functions());
        put(IndexSpace.TABLE, names.tables());
        put(IndexSpace.MEMORY, names.memories());
        put(IndexSpace.TAG, names.tags());
        put(IndexSpace.GLOBAL, names.globals());
        put(IndexSpace.ELEMENT, names.elements());
        put(IndexSpace.DATA, names.data());
        names.fields().forEach((type, inner) -> fields.put(type, new Identifiers(inner)));
    }

    private void put(IndexSpace space, Map<Integer, String> named) {
        spaces.put(space, new Identifiers(named));
    }

    Identifiers of(IndexSpace space) {
        return spaces.get(space);
    }

    Identifiers of(ExternKind kind) {
        return spaces.get(IndexSpace.valueOf(kind.name()));
    }

    Identifiers fieldsOf(int type) {
        return fields.getOrDefault(type, new Identifiers(Map.of()));
    }

    Identifiers localsOf(int function) {
        return new Identifiers(names.locals().getOrDefault(function, Map.of()));
    }

    Map<Integer, String> labelsOf(int function) {
        return names.labels().getOrDefault(function, Map.of());
    }

    /** {@return the function type with this index, if it is one} */
    Optional<FunctionType> functionType(int index) {
        CompositeType type = index >= 0 && index < types.size() ? types.get(index).composite() : null;
        return type instanceof FunctionType function ? Optional.of(function) : Optional.empty();
    }
}
