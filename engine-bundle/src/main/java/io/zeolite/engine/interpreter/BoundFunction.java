package io.zeolite.engine.interpreter;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.type.DefinedType;
import io.zeolite.engine.runtime.FunctionInstance;
import io.zeolite.engine.runtime.Instance;
import io.zeolite.engine.runtime.MemoryInstance;
import io.zeolite.engine.runtime.Shape;
import io.zeolite.engine.runtime.TableInstance;
import java.lang.foreign.MemorySegment;

/** What a machine calls: code with the instance that it executes in, or a function of another tier. */
final class BoundFunction {

    /** The instance that the function executes in; of a function of another tier, one that calls it. */
    final Instance instance;
    /** What the interpreter keeps with that instance. */
    final InterpreterState state;
    /** Whether nothing but its frame is needed to enter it: it is not of another tier, and not {@link #observed}. */
    final boolean plain;
    /** Whether listeners are told of calls; of a function of another tier, whether they may be told of what it does. */
    final boolean observed;
    /** The number of slots of the parameters. */
    final int parameterSlots;
    /** The translated function, null before the first call, or {@link Body#FOREIGN}. */
    Body body;

    private final FunctionDefinition definition;
    private final FunctionCode code;
    private final MemoryInstance memory;
    private final FunctionInstance foreign;
    private final OutCall outCall;

    private BoundFunction(InterpreterState state, FunctionDefinition definition, FunctionCode code,
            FunctionInstance foreign, OutCall outCall) {
        this.instance = state.instance;
        this.state = state;
        this.definition = definition;
        this.observed = foreign == null
                ? instance.init().module().listeners().observe(definition.index())
                : isObservable(foreign);
        this.plain = foreign == null && !observed;
        this.parameterSlots = definition.type().parameterSlots();
        this.code = code;
        this.memory = instance.memories.length == 0 ? null : instance.memories[0];
        this.foreign = foreign;
        this.outCall = outCall;
        this.body = foreign == null ? null : Body.FOREIGN;
    }

    private static boolean isObservable(FunctionInstance foreign) {
        FunctionDefinition definition = foreign.definition();
        return !definition.host() || foreign.instance.init().module().listeners().observe(definition.index());
    }

    /** {@return a function that the instance defines} */
    static BoundFunction of(InterpreterState state, FunctionCode code, FunctionDefinition definition) {
        return new BoundFunction(state, definition, code, null, null);
    }

    /** {@return a function of the host or another tier, called by an instance} */
    static BoundFunction of(InterpreterState caller, FunctionInstance foreign) {
        OutCall outCall = caller.code.adapters().outCall(Shape.of(foreign.definition().type()));
        return new BoundFunction(caller, foreign.definition(), null, foreign, outCall);
    }

    /** {@return the body, translated now if need be} */
    Body prepare() {
        body = code.body();
        return body;
    }

    FunctionDefinition definition() {
        return definition;
    }

    /** {@return the function, if it is of another tier, else null} */
    FunctionInstance foreign() {
        return foreign;
    }

    /** {@return the bytes of the first memory, as they are now} */
    MemorySegment memory() {
        return memory == null ? MemorySegment.NULL : memory.segment;
    }

    /** {@return the function in a table, called by this one} */
    BoundFunction element(int table, long index, long immediates) {
        TableInstance from = instance.tables[table];
        DefinedType type = state.code.type((int) immediates);
        return state.bound(immediates >>> 32 == 0 ? from.callee((int) index, type) : from.callee(index, type));
    }

    /** Calls a function of another tier: parameters and results lie from a slot on. */
    void call(long[] stack, Object[] references, int base, Instance caller) {
        outCall.call(foreign, stack, references, base, caller);
    }
}
