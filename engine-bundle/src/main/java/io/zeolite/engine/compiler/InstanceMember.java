package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * What instances hold: the first {@value ModulePlan#MOST_FIELDS} of a kind in fields of their exact class, the others in
 * the arrays of the superclass.
 */
enum InstanceMember {
    /** Memories. */
    MEMORY("m", "memories", Names.MEMORY),
    /** Tables. */
    TABLE("t", "tables", Names.TABLE),
    /** Globals. */
    GLOBAL("g", "globals", Names.GLOBAL),
    /** Imported functions. */
    FUNCTION("f", "", Names.FUNCTION);

    private static final MethodTypeDesc FUNCTION_BY_INDEX = MethodTypeDesc.of(Names.FUNCTION, CD_int);

    private final String prefix;
    private final String array;
    private final ClassDesc element;

    InstanceMember(String prefix, String array, ClassDesc element) {
        this.prefix = prefix;
        this.array = array;
        this.element = element;
    }

    /** {@return how many of them have fields in the class of the module's instances} */
    int fieldCount(ModulePlan plan) {
        int count = switch (this) {
            case MEMORY -> plan.types().memoryCount();
            case TABLE -> plan.types().tableCount();
            case GLOBAL -> plan.types().globalCount();
            case FUNCTION -> plan.importedFunctionCount();
        };
        return Math.min(count, ModulePlan.MOST_FIELDS);
    }

    String field(int index) {
        return prefix + index;
    }

    /** {@return the exact class} */
    ClassDesc type(ModulePlan plan, int index) {
        return switch (this) {
            case MEMORY, TABLE -> element;
            case GLOBAL -> Names.globalClass(plan.types().global(index).value());
            case FUNCTION -> plan.shape(plan.types().function(index)).signatureClass();
        };
    }

    /** {@code [.., self] -> [.., member]}. */
    void get(CodeBuilder code, ModulePlan plan, int index) {
        if (index < ModulePlan.MOST_FIELDS) {
            code.getfield(plan.moduleClass(), field(index), type(plan, index));
        } else {
            find(code, plan, index);
        }
    }

    /** {@code [.., self] -> [.., member]}: not by its field. */
    void find(CodeBuilder code, ModulePlan plan, int index) {
        if (this == FUNCTION) {
            code.loadConstant(index).invokevirtual(Names.INSTANCE, "function", FUNCTION_BY_INDEX);
        } else {
            code.getfield(Names.INSTANCE, array, element.arrayType()).loadConstant(index).aaload();
        }
        if (this == FUNCTION || this == GLOBAL) {
            code.checkcast(type(plan, index));
        }
    }
}
