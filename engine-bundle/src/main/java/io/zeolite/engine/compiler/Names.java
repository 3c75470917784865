package io.zeolite.engine.compiler;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.ValueType;
import io.zeolite.engine.gc.ArrayInstance;
import io.zeolite.engine.gc.Casts;
import io.zeolite.engine.gc.RuntimeType;
import io.zeolite.engine.gc.StructureInstance;
import io.zeolite.engine.runtime.AggregateBulk;
import io.zeolite.engine.runtime.Bulk;
import io.zeolite.engine.runtime.FunctionInstance;
import io.zeolite.engine.runtime.GlobalInstance;
import io.zeolite.engine.runtime.GuestException;
import io.zeolite.engine.runtime.Instance;
import io.zeolite.engine.runtime.InstanceInit;
import io.zeolite.engine.runtime.MemoryAccess;
import io.zeolite.engine.runtime.MemoryInstance;
import io.zeolite.engine.runtime.TableInstance;
import io.zeolite.engine.runtime.TagInstance;
import io.zeolite.engine.runtime.TailCall;
import io.zeolite.engine.runtime.Trap;
import io.zeolite.engine.runtime.ValueCursor;
import java.lang.constant.ClassDesc;
import java.lang.foreign.MemorySegment;

/** The classes that emitted code names. */
final class Names {

    static final ClassDesc INSTANCE = of(Instance.class);
    static final ClassDesc INSTANCE_INIT = of(InstanceInit.class);
    static final ClassDesc FUNCTION = of(FunctionInstance.class);
    static final ClassDesc FUNCTION_DEFINITION = of(FunctionDefinition.class);
    static final ClassDesc DEFINED_TYPE = of(DefinedType.class);
    static final ClassDesc MEMORY = of(MemoryInstance.class);
    static final ClassDesc MEMORY_ACCESS = of(MemoryAccess.class);
    static final ClassDesc SEGMENT = of(MemorySegment.class);
    static final ClassDesc TABLE = of(TableInstance.class);
    static final ClassDesc GLOBAL = of(GlobalInstance.class);
    static final ClassDesc TAG = of(TagInstance.class);
    static final ClassDesc GUEST_EXCEPTION = of(GuestException.class);
    static final ClassDesc BULK = of(Bulk.class);
    static final ClassDesc AGGREGATE_BULK = of(AggregateBulk.class);
    static final ClassDesc RUNTIME_TYPE = of(RuntimeType.class);
    static final ClassDesc STRUCTURE = of(StructureInstance.class);
    static final ClassDesc ARRAY = of(ArrayInstance.class);
    static final ClassDesc CASTS = of(Casts.class);
    static final ClassDesc TAIL_CALL = of(TailCall.class);
    static final ClassDesc VALUE_CURSOR = of(ValueCursor.class);
    static final ClassDesc TRAP = of(Trap.class);
    static final ClassDesc RUNTIME_EXCEPTION = of(RuntimeException.class);

    private Names() {
    }

    static ClassDesc of(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    /** {@return the class of globals that hold values of the type} */
    static ClassDesc globalClass(ValueType type) {
        return of(GlobalInstance.classOf(type));
    }
}
