package io.zeolite.engine.validation;

import io.zeolite.api.Feature;
import io.zeolite.api.FeatureSet;
import io.zeolite.api.InvalidException;
import io.zeolite.api.MalformedException;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.DataSegment;
import io.zeolite.format.ElementSegment;
import io.zeolite.format.Expression;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.ModuleExport;
import io.zeolite.format.SegmentMode;
import io.zeolite.format.Table;
import io.zeolite.format.WasmModule;
import java.util.HashSet;
import java.util.Set;

/**
 * Validates modules.
 * <p>
 * Threads: each validation is confined to its caller.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/modules.html">Specification: modules</a>
 */
public final class ModuleValidator {

    private final WasmModule module;
    private final ModuleTypes types;
    private final Place place;
    private final FeatureGate features;
    private final ModuleContext context;
    private final ExternRules externs;
    private final ExpressionValidator constants;

    private ModuleValidator(WasmModule module, FeatureSet enabled) {
        this.module = module;
        types = ModuleTypes.of(module);
        place = new Place(types.space());
        features = new FeatureGate(enabled, place);
        context = new ModuleContext(module, types, features, place);
        externs = new ExternRules(context, place);
        constants = new ExpressionValidator(context, place, new InstructionReader(Expression.of()));
    }

    /**
     * Validates a module.
     *
     * @param features what the module may use
     * @return the closed types of the module
     * @throws InvalidException   if the module breaks a rule, uses a feature that is not enabled or exceeds a limit of
     *                            this implementation
     * @throws MalformedException if the instructions of a function are not well-formed
     */
    public static ModuleTypes validate(WasmModule module, FeatureSet features) {
        ModuleValidator validator = new ModuleValidator(module, features);
        validator.validateDeclarations();
        validator.functions();
        return validator.types;
    }

    /**
     * Validates all of a module but the bodies of its functions, which were found to be valid before, with the same
     * features.
     *
     * @param features what the module may use
     * @return the closed types of the module
     * @throws InvalidException if the module breaks a rule, uses a feature that is not enabled or exceeds a limit of this
     *                          implementation
     */
    public static ModuleTypes validateWithoutBodies(WasmModule module, FeatureSet features) {
        ModuleValidator validator = new ModuleValidator(module, features);
        validator.validateDeclarations();
        return validator.types;
    }

    private void validateDeclarations() {
        new TypeRules(types, features, place).check(module.types());
        imports();
        tables();
        memories();
        tags();
        globals();
        elements();
        data();
        exports();
        start();
    }

    private void imports() {
        for (int i = 0; i < module.imports().size(); i++) {
            place.enter("import", i);
            externs.checkImport(module.imports().get(i).type());
        }
    }

    private void tables() {
        int index = types.importedCount(ExternKind.TABLE);
        for (Table table : module.tables()) {
            place.enter("table", index);
            externs.check(table.type());
            ReferenceType element = types.table(index).element();
            table.initializer().ifPresent(initializer -> tableInitializer(initializer, element));
            if (table.initializer().isEmpty() && !element.isDefaultable()) {
                throw place.invalid("type mismatch: a table of " + place.text(element) + " needs an initializer");
            }
            index++;
        }
        features.requireForSeveral(types.tableCount(), Feature.REFERENCE_TYPES, "tables");
    }

    private void tableInitializer(Expression initializer, ReferenceType element) {
        features.require(Feature.TYPED_FUNCTION_REFERENCES, "table with initializer");
        constants.constant(initializer, element, types.importedCount(ExternKind.GLOBAL));
    }

    private void memories() {
        int index = types.importedCount(ExternKind.MEMORY);
        for (int i = 0; i < module.memories().size(); i++) {
            place.enter("memory", index + i);
            externs.check(module.memories().get(i));
        }
        features.requireForSeveral(types.memoryCount(), Feature.MULTI_MEMORY, "memories");
    }

    private void tags() {
        int index = types.importedCount(ExternKind.TAG);
        for (int i = 0; i < module.tags().size(); i++) {
            place.enter("tag", index + i);
            externs.check(module.tags().get(i));
        }
    }

    private void globals() {
        int index = types.importedCount(ExternKind.GLOBAL);
        for (int i = 0; i < module.globals().size(); i++) {
            place.enter("global", index + i);
            externs.check(module.globals().get(i).type());
            constants.constant(module.globals().get(i).initializer(), types.global(index + i).value(), index + i);
        }
    }

    private void elements() {
        for (int i = 0; i < module.elements().size(); i++) {
            place.enter("elem", i);
            element(module.elements().get(i));
        }
    }

    private void element(ElementSegment segment) {
        ReferenceType type = externs.checkElement(segment.type());
        context.addElement(type);
        switch (segment.mode()) {
            case SegmentMode.Passive _ -> features.require(Feature.BULK_MEMORY_OPERATIONS, "passive segment");
            case SegmentMode.Declarative _ -> features.require(Feature.REFERENCE_TYPES, "declarative segment");
            case SegmentMode.Active(int index, Expression offset) -> {
                TableType table = context.table(index);
                if (!TypeMatching.matches(type, table.element())) {
                    throw place.mismatch("elements of " + place.text(table.element()), place.text(type));
                }
                offset(offset, table.address().valueType());
            }
        }
        for (Expression initializer : segment.initializers()) {
            constants.constant(initializer, type, types.globalCount());
        }
    }

    private void offset(Expression offset, ValueType address) {
        constants.constant(offset, address, types.globalCount());
    }

    private void data() {
        if (module.dataCount().isPresent()) {
            place.enter("data count", module.dataCount().getAsInt());
            features.require(Feature.BULK_MEMORY_OPERATIONS, "data count section");
        }
        for (int i = 0; i < module.data().size(); i++) {
            place.enter("data", i);
            data(module.data().get(i));
        }
    }

    private void data(DataSegment segment) {
        switch (segment.mode()) {
            case SegmentMode.Passive _ -> features.require(Feature.BULK_MEMORY_OPERATIONS, "passive segment");
            case SegmentMode.Declarative _ -> throw place.invalid("data segments are not declarative");
            case SegmentMode.Active(int index, Expression offset) ->
                    offset(offset, context.memory(index).address().valueType());
        }
    }

    private void exports() {
        Set<String> names = HashSet.newHashSet(module.exports().size());
        for (int i = 0; i < module.exports().size(); i++) {
            place.enter("export", i);
            ModuleExport export = module.exports().get(i);
            if (!names.add(export.name())) {
                throw place.invalid("duplicate export name: \"" + export.name() + "\"", export.position());
            }
            exported(export);
        }
    }

    private void exported(ModuleExport export) {
        int index = export.index();
        switch (export.kind()) {
            case FUNCTION -> context.declareFunction(index);
            case TABLE -> context.table(index);
            case MEMORY -> context.memory(index);
            case GLOBAL -> externs.checkLinked(context.global(index, types.globalCount()));
            case TAG -> context.tag(index);
        }
    }

    private void start() {
        if (module.start().isEmpty()) {
            return;
        }
        int index = module.start().getAsInt();
        place.enter("start", index);
        FunctionType type = context.function(index);
        if (!type.parameters().isEmpty() || !type.results().isEmpty()) {
            throw place.invalid("start function: expected [] -> [], found " + place.text(type.parameters()) + " -> "
                    + place.text(type.results()));
        }
    }

    private void functions() {
        ExpressionValidator code = new ExpressionValidator(context, place, new InstructionReader(module));
        int index = types.importedFunctionCount();
        for (int i = 0; i < module.code().size(); i++) {
            place.enter("func", index + i);
            code.function(types.function(index + i), module.code().get(i));
        }
    }
}
