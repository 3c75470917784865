package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CLASS_INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import io.zeolite.api.type.FunctionType;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.IntFunction;

/**
 * A class that holds closed types of the module as constants: {@code public static final DefinedType T0, ..}, and beside
 * those of structures and arrays {@code RuntimeType R0, ..}. There are as many such classes as the types need.
 */
final class TypesClass {

    private static final ClassDesc BY_INDEX = Names.of(IntFunction.class);
    private static final MethodTypeDesc APPLY = MethodTypeDesc.of(CD_Object, CD_int);
    private static final MethodTypeDesc OF = MethodTypeDesc.of(Names.RUNTIME_TYPE, Names.DEFINED_TYPE);
    private static final MethodTypeDesc CLASS_LOADER = MethodTypeDesc.of(Names.of(ClassLoader.class));

    private final ModulePlan plan;
    private final int number;

    TypesClass(ModulePlan plan, int number) {
        this.plan = plan;
        this.number = number;
    }

    /** {@code [..] -> [.., type]}. */
    static void push(CodeBuilder code, ModulePlan plan, int typeIndex) {
        code.getstatic(plan.classNamed(ModulePlan.TYPES + typeIndex / ModulePlan.MOST_FIELDS), field(typeIndex),
                Names.DEFINED_TYPE);
    }

    /** {@code [..] -> [.., type]}: of structures or arrays. */
    static void pushRuntimeType(CodeBuilder code, ModulePlan plan, int typeIndex) {
        code.getstatic(plan.classNamed(ModulePlan.TYPES + typeIndex / ModulePlan.MOST_FIELDS), runtimeField(typeIndex),
                Names.RUNTIME_TYPE);
    }

    private static String runtimeField(int typeIndex) {
        return "R" + typeIndex;
    }

    private boolean isAggregate(int typeIndex) {
        return !(plan.types().composite(typeIndex) instanceof FunctionType);
    }

    private static String field(int typeIndex) {
        return "T" + typeIndex;
    }

    byte[] emit() {
        int start = number * ModulePlan.MOST_FIELDS;
        int end = Math.min(plan.types().typeCount(), start + ModulePlan.MOST_FIELDS);
        ClassDesc name = plan.classNamed(ModulePlan.TYPES + number);
        return EmittedClass.of(plan, name, CD_Object, type -> {
            for (int i = start; i < end; i++) {
                type.withField(field(i), Names.DEFINED_TYPE, EmittedClass.PUBLIC_STATIC | ClassFile.ACC_FINAL);
                if (isAggregate(i)) {
                    type.withField(runtimeField(i), Names.RUNTIME_TYPE,
                            EmittedClass.PUBLIC_STATIC | ClassFile.ACC_FINAL);
                }
            }
            type.withMethodBody(CLASS_INIT_NAME, MTD_void, ClassFile.ACC_STATIC, code -> {
                for (int i = start; i < end; i++) {
                    code.loadConstant(name).invokevirtual(CD_Class, "getClassLoader", CLASS_LOADER).checkcast(BY_INDEX);
                    code.loadConstant(i).invokeinterface(BY_INDEX, "apply", APPLY).checkcast(Names.DEFINED_TYPE);
                    if (isAggregate(i)) {
                        code.dup().invokestatic(Names.RUNTIME_TYPE, "of", OF);
                        code.putstatic(name, runtimeField(i), Names.RUNTIME_TYPE);
                    }
                    code.putstatic(name, field(i), Names.DEFINED_TYPE);
                }
                code.return_();
            });
        });
    }
}
