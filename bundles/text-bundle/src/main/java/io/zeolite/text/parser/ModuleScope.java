package io.zeolite.text.parser;

import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.RecursiveType;
import io.zeolite.api.type.SubType;
import io.zeolite.format.IndexSpace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known of a module from everywhere in it: its index spaces and its types. */
final class ModuleScope {

    private final Map<IndexSpace, Scope> spaces = new EnumMap<>(IndexSpace.class);
    private final Map<Integer, Scope> fields = new HashMap<>();
    private final List<RecursiveType> recursiveTypes = new ArrayList<>();
    private final List<SubType> types = new ArrayList<>();
    private final Map<FunctionType, Integer> functionTypes = new HashMap<>();
    private boolean usesData;

    ModuleScope() {
        for (IndexSpace space : IndexSpace.values()) {
            spaces.put(space, new Scope(messageName(space)));
        }
    }

    private static String messageName(IndexSpace space) {
        return switch (space) {
            case FUNCTION -> "func";
            case ELEMENT -> "elem segment";
            case DATA -> "data segment";
            case TYPE, TABLE, MEMORY, TAG, GLOBAL, LOCAL, LABEL, FIELD, COUNT -> space.name().toLowerCase(Locale.ROOT);
        };
    }

    Scope of(IndexSpace space) {
        return spaces.get(space);
    }

    /** {@return the names in an index space} */
    Map<Integer, String> names(IndexSpace space) {
        return of(space).names();
    }

    /** {@return the fields of the structure type with this index} */
    Scope fieldsOf(int type) {
        return fields.computeIfAbsent(type, _ -> new Scope("field"));
    }

    /** {@return the names of fields, by type} */
    Map<Integer, Map<Integer, String>> fieldNames() {
        return fields.entrySet().stream()
                .filter(entry -> !entry.getValue().names().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().names()));
    }

    void define(RecursiveType recursive) {
        recursiveTypes.add(recursive);
        for (SubType member : recursive.members()) {
            if (recursive.members().size() == 1 && member.equals(SubType.of(member.composite()))
                    && member.composite() instanceof FunctionType function) {
                functionTypes.putIfAbsent(function, types.size());
            }
            types.add(member);
        }
    }

    /** {@return the index of the first plain definition of the type, which is made if there is none} */
    int indexOf(FunctionType type) {
        Integer index = functionTypes.get(type);
        if (index != null) {
            return index;
        }
        define(RecursiveType.of(type));
        return types.size() - 1;
    }

    /** {@return the function type with this index, if it is one} */
    Optional<FunctionType> functionType(int index) {
        return hasType(index) && types.get(index).composite() instanceof FunctionType type
                ? Optional.of(type)
                : Optional.empty();
    }

    boolean hasType(int index) {
        return Integer.compareUnsigned(index, types.size()) < 0;
    }

    List<RecursiveType> types() {
        return recursiveTypes;
    }

    /** Notes that an instruction names a data segment, so that the module needs a data count. */
    void useData() {
        usesData = true;
    }

    boolean usesData() {
        return usesData;
    }
}
