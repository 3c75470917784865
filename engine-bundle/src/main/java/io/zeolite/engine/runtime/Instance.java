package io.zeolite.engine.runtime;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.type.ExternKind;
import io.zeolite.engine.gc.RuntimeType;
import io.zeolite.engine.gc.RuntimeTypes;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.format.WasmModule;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * An instance of a module as executing code sees it. The compiler emits a subclass for each module, whose fields hold
 * the memories and globals by their exact classes; {@link #linked()} fills them.
 */
public abstract class Instance {

    /** Memories by index. */
    public final MemoryInstance[] memories;
    /** Tables by index. */
    public final TableInstance[] tables;
    /** Globals by index. */
    public final GlobalInstance[] globals;
    /** Tags by index. */
    public final TagInstance[] tags;
    /**
     * Results of a call after the first, by result index: numbers as raw bits. Valid between the return of a function
     * and the next instruction of its caller.
     */
    public long[] resultBits = new long[8];
    /** References among the results of a call after the first, by result index. */
    public Object[] resultReferences = new Object[8];
    /**
     * What a function that just returned left to be called in its place, or null: it ended in a tail call. The arguments
     * are in {@link #resultBits} and {@link #resultReferences}, from index {@link TailCall#FIRST_ARGUMENT} on. The
     * result that it returned means nothing.
     */
    public FunctionInstance tailCall;
    /**
     * How many more calls in tail position may be made, one within the other, before one has to be left: see
     * {@link TailCall}.
     */
    public int tailCallsInPlace;
    /**
     * Whether running code must stop: emitted code looks at function entries and loop heads if the configuration asks
     * for it, as soon as {@link Interruption} says so, and throws what {@link #interruption()} returns.
     */
    public volatile boolean interrupted;
    /** The thread that executes in the instance, or null; emitted code resets it when an exception leaves the instance. */
    public Thread owner;
    /**
     * Whether the thread that executes in the instance has closed it: emitted code looks after calls that may have led to
     * the host, if the configuration asks for interruption. What the thread itself has written it sees.
     */
    public boolean closedByItself;

    private static final MemorySegment DROPPED_DATA = MemorySegment.NULL;
    private static final Object[] DROPPED_ELEMENTS = {};

    private static final VarHandle OWNER;

    static {
        try {
            OWNER = MethodHandles.lookup().findVarHandle(Instance.class, "owner", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final InstanceInit init;
    private boolean concurrent;
    /** Whether other guests may call functions of this one, or this one theirs, without entering it from Java. */
    private volatile boolean linked;
    private volatile boolean closed;
    private volatile RuntimeTypes runtimeTypes;
    private final FunctionInstance[] functions;
    private final MemorySegment[] data;
    private final Object[][] elements;
    private final EngineInstance api;
    private final Companion companion = new Companion();

    /** Makes an instance with room for everything that its module has. */
    @SuppressWarnings("this-escape")
    protected Instance(InstanceInit init) {
        this.init = init;
        WasmModule module = init.module().structure();
        this.functions = new FunctionInstance[init.module().types().functionCount()];
        this.memories = new MemoryInstance[init.module().types().memoryCount()];
        this.tables = new TableInstance[init.module().types().tableCount()];
        this.globals = new GlobalInstance[init.module().types().globalCount()];
        this.tags = new TagInstance[init.module().types().tagCount()];
        this.data = new MemorySegment[module.data().size()];
        this.elements = new Object[module.elements().size()][];
        this.api = new EngineInstance(this);
    }

    /** Tells the emitted subclass that all arrays are filled. */
    protected void linked() {
    }

    /** {@return what the instance knew from the start} */
    public final InstanceInit init() {
        return init;
    }

    /** {@return the instance as the API shows it} */
    public final EngineInstance api() {
        return api;
    }

    /** {@return what a tier that did not make the instance keeps with it} */
    public final Companion companion() {
        return companion;
    }

    /** {@return what the module says of a function} */
    public final FunctionDefinition definition(int index) {
        return init.module().functions().get(index);
    }

    /** {@return the type of structures or arrays with the index} */
    public final RuntimeType runtimeType(int typeIndex) {
        RuntimeTypes types = runtimeTypes;
        if (types == null) {
            types = new RuntimeTypes(init.module().types());
            runtimeTypes = types;
        }
        return types.get(typeIndex);
    }

    /** {@return the function at the index of the function index space, the same object each time} */
    public final FunctionInstance function(int index) {
        FunctionInstance function = functions[index];
        return function != null ? function : define(index);
    }

    private synchronized FunctionInstance define(int index) {
        if (functions[index] == null) {
            functions[index] = init.code().newFunction(this, index);
        }
        return functions[index];
    }

    final void importFunction(int index, FunctionInstance function) {
        functions[index] = function;
    }

    /** Imports what another instance of the same module imports. */
    final void importAllOf(Instance other) {
        ModuleTypes types = init.module().types();
        System.arraycopy(other.functions, 0, functions, 0, types.importedCount(ExternKind.FUNCTION));
        System.arraycopy(other.tables, 0, tables, 0, types.importedCount(ExternKind.TABLE));
        System.arraycopy(other.memories, 0, memories, 0, types.importedCount(ExternKind.MEMORY));
        System.arraycopy(other.globals, 0, globals, 0, types.importedCount(ExternKind.GLOBAL));
        System.arraycopy(other.tags, 0, tags, 0, types.importedCount(ExternKind.TAG));
    }

    /** {@return a reference to the function that makes its object only when someone looks} */
    final FunctionInstance lazyFunction(int index) {
        FunctionInstance function = functions[index];
        return function != null ? function : new LazyFunction(this, index);
    }

    final MemorySegment data(int index) {
        return data[index];
    }

    final void setData(int index, MemorySegment bytes) {
        data[index] = bytes;
    }

    final void dropData(int index) {
        data[index] = DROPPED_DATA;
    }

    final Object[] element(int index) {
        return elements[index];
    }

    final void setElement(int index, Object[] references) {
        elements[index] = references;
    }

    final void dropElement(int index) {
        elements[index] = DROPPED_ELEMENTS;
    }

    /** Makes room for the results of a call after the first; emitted code calls it before it stores them. */
    public final void reserveResults(int count) {
        if (resultBits.length < count) {
            resultBits = new long[count];
            resultReferences = new Object[count];
        }
    }

    /**
     * Enters the instance from Java; emitted code calls it.
     *
     * @return whether this is the outermost call in this thread; to be given to {@link #leave}
     * @throws ExitException         if the instance is closed
     * @throws IllegalStateException if another thread is executing in the instance
     */
    public final boolean enter() {
        if (closed) {
            throw Boundary.closed(this);
        }
        Thread current = Thread.currentThread();
        if (owner == current || concurrent) {
            return false;
        }
        if (!OWNER.compareAndSet(this, null, current)) {
            throw concurrentUse();
        }
        if (closed) {
            // whoever closed it meanwhile may not have seen this thread
            release(true);
            throw Boundary.closed(this);
        }
        return true;
    }

    private IllegalStateException concurrentUse() {
        return new IllegalStateException(
                "concurrent use of module instance \"%s\": each thread needs its own".formatted(init.name()));
    }

    /**
     * Enters the instance from another one, of a guest, which calls a function of it; emitted code calls it. Threads that
     * take turns need not come through the boundary, which is atomic: here plain accesses tell threads that do not.
     *
     * @return whether the thread was not executing in the instance yet; to be given to {@link #leaveTo}
     * @throws IllegalStateException if another thread is
     */
    public final boolean enterFrom(Instance caller) {
        if (caller == this || concurrent) {
            return false;
        }
        Thread current = Thread.currentThread();
        if (owner == current) {
            return false;
        }
        if (owner != null) {
            throw concurrentUse();
        }
        owner = current;
        return true;
    }

    /**
     * Goes back to the instance that called a function of this one; emitted code calls it.
     *
     * @throws IllegalStateException if another thread has entered this instance meanwhile
     */
    public final void leaveTo(boolean entered) {
        if (entered) {
            if (owner != Thread.currentThread()) {
                throw concurrentUse();
            }
            owner = null;
        }
    }

    /**
     * Leaves the instance after a call that returned; emitted code calls it.
     *
     * @throws ExitException if the instance was closed meanwhile
     */
    public final void leave(boolean outermost) {
        release(outermost);
        if (closed) {
            throw Boundary.closed(this);
        }
    }

    final void release(boolean outermost) {
        if (outermost) {
            OWNER.setRelease(this, null);
        }
    }

    /**
     * Checks that the instance is not closed; emitted code of host modules calls it.
     *
     * @throws ExitException if it is
     */
    public final void checkOpen() {
        if (closed) {
            throw Boundary.closed(this);
        }
    }

    final boolean isClosed() {
        return closed;
    }

    final void markClosed() {
        closed = true;
        interrupted = true;
        Thread executing = (Thread) OWNER.getVolatile(this);
        boolean byItself = executing == Thread.currentThread();
        closedByItself = byItself;
        if (isLinked() || executing != null && !byItself) {
            interruptExecution();
        }
        for (MemoryInstance memory : memories) {
            if (memory != null) {
                memory.waiters().recheck();
            }
        }
        if (executing != null) {
            ClosedInstances.add(executing, this);
            Waiters.recheck(executing);
        }
    }

    private boolean isLinked() {
        int imported = init.module().types().importedFunctionCount();
        for (int i = 0; i < imported && !linked; i++) {
            linked = functions[i] != null && !functions[i].instance.concurrent;
        }
        return linked;
    }

    /** Says that the instance imports what another one, which may be a host module, has exported. */
    final void link(Instance source, ExternKind kind) {
        if (kind != ExternKind.FUNCTION || !source.concurrent) {
            linked = true;
            source.linked = true;
            if (source.closed) {
                source.interruptExecution();
            }
        }
    }

    private void interruptExecution() {
        if (init.module().config().closeOnContextDone() && getClass().getClassLoader() instanceof GuestLoader loader) {
            loader.interruption().request();
        }
    }

    /** Says that several threads may execute in the instance at a time. */
    final void allowConcurrency() {
        concurrent = true;
    }

    /** {@return what running code throws once it is {@link #interrupted}} */
    public final RuntimeException interruption() {
        return new ExitException(api.exitCode().orElse(ExitException.CONTEXT_CANCELLED));
    }

    /** {@return the context of the innermost call in this thread} */
    public static Context currentContext() {
        return Boundary.CONTEXT.orElse(Context.root());
    }
}
