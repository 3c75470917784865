package io.zeolite.engine.runtime;

import io.zeolite.api.Context;
import io.zeolite.api.ExitException;
import io.zeolite.api.Import;
import io.zeolite.api.MemoryDefinition;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.TrapException;
import io.zeolite.api.UnsupportedException;
import io.zeolite.api.WasmStackTrace;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.ExternKind;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.MemoryType;
import io.zeolite.engine.composition.Extensions;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.experimental.Experimental;
import io.zeolite.experimental.spi.CloseNotifier;
import io.zeolite.experimental.spi.ImportResolver;
import io.zeolite.experimental.spi.LinearMemory;
import io.zeolite.experimental.spi.MemoryAllocator;
import io.zeolite.format.ByteSlice;
import io.zeolite.format.DataSegment;
import io.zeolite.format.ElementSegment;
import io.zeolite.format.Expression;
import io.zeolite.format.SegmentMode;
import io.zeolite.format.WasmModule;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes one instance: link, allocate, initialise, start.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/modules.html#instantiation">Specification:
 *      instantiation</a>
 */
final class Instantiation {

    private final EngineRuntime runtime;
    private final Context context;
    private final WasmModule structure;
    private final ModuleTypes types;
    private final Instance instance;

    private Instantiation(Context context, InstanceInit init) {
        this.runtime = init.runtime();
        this.context = context;
        this.structure = init.module().structure();
        this.types = init.module().types();
        this.instance = init.code().newInstance(init);
    }

    /**
     * {@return an instance, after its start function; the start functions of its configuration have not run}
     *
     * If anything fails, what the instance owns is given up.
     */
    static EngineInstance instantiate(EngineRuntime runtime, Context context, EngineModule compiled, String name,
            ModuleConfig config) {
        Instantiation instantiation = new Instantiation(context,
                new InstanceInit(runtime, compiled.module(), compiled.code(), name, config, Optional.empty()));
        List<Import> imports = compiled.imports();
        Linker linker = new Linker(instantiation.instance, asked -> instantiation.resolve(asked, imports));
        return instantiation.instantiate(() -> linker.link(imports), instantiation::addCloseNotifiers);
    }

    /** {@return an instance for another thread of a guest, with the same imports; nobody is told when it closes} */
    static EngineInstance instantiateThread(Context context, EngineInstance main) {
        InstanceInit init = main.state().init();
        Instantiation instantiation = new Instantiation(context, new InstanceInit(init.runtime(), init.module(),
                init.code(), init.name(), init.config(), Optional.of(main)));
        main.threads().add(instantiation.instance.api());
        return instantiation.instantiate(() -> instantiation.instance.importAllOf(main.state()), () -> {
        });
    }

    private EngineInstance instantiate(Runnable link, Runnable complete) {
        try {
            link.run();
            allocateTags();
            allocateMemories();
            allocateGlobals();
            allocateTables();
            instance.linked();
            evaluateSegments();
            initialize();
            if (structure.start().isPresent()) {
                Boundary.call(context, instance.function(structure.start().getAsInt()), Slots.ofSize(0));
            }
            complete.run();
            return instance.api();
        } catch (Trap trap) {
            giveUp(trap);
            throw new TrapException(trap.kind(), WasmStackTrace.EMPTY);
        } catch (Throwable t) {
            giveUp(t);
            throw t;
        }
    }

    /** Closes the instance; if others have closed it meanwhile, that is the reason of whatever went wrong. */
    private void giveUp(Throwable failure) {
        if (instance.api().isClosed()) {
            ExitException closed = Boundary.closed(instance);
            closed.addSuppressed(failure);
            throw closed;
        }
        instance.api().close(1);
    }

    private String moduleName() {
        return instance.init().name();
    }

    private Optional<ModuleInstance> resolve(String importedName, List<Import> imports) {
        List<ImportResolver> resolvers = new ArrayList<>();
        context.find(Experimental.IMPORT_RESOLVER).ifPresent(resolvers::add);
        resolvers.addAll(runtime.extensions().find(ImportResolver.class, moduleName()));
        for (ImportResolver resolver : resolvers) {
            Optional<ModuleInstance> resolved =
                    answer(resolver.resolve(importedName), "import resolver", resolver);
            if (resolved.isPresent()) {
                return resolved;
            }
        }
        return runtime.resolve(moduleName(), importedName,
                imports.stream().filter(asked -> asked.module().equals(importedName)).toList());
    }

    private void allocateTags() {
        for (int index = types.importedCount(ExternKind.TAG); index < types.tagCount(); index++) {
            instance.tags[index] = new TagInstance(types.tagDefinedType(index));
        }
    }

    private void allocateMemories() {
        long limitBytes =
                (long) instance.init().module().config().memoryLimitPages() << MemoryType.STANDARD_PAGE_SIZE_LOG2;
        for (int index = types.importedCount(ExternKind.MEMORY); index < types.memoryCount(); index++) {
            MemoryDefinition definition = instance.init().module().memories().get(index);
            MemoryType type = definition.type();
            long limitPages = limitBytes >>> type.pageSizeLog2();
            checkLimit("memory[%d]".formatted(index), type.limits().minimum(), limitPages, "pages");
            long declared = type.limits().maximum().orElse(limitPages);
            long maximumPages = Long.compareUnsigned(declared, limitPages) < 0 ? declared : limitPages;
            boolean all = type.shared()
                    || instance.init().module().config().memoryCapacityFromMax() && type.limits().maximum().isPresent();
            long capacityPages = all ? maximumPages : type.limits().minimum();
            LinearMemory bytes = allocate(MemoryInstance.allocated(capacityPages << type.pageSizeLog2()),
                    MemoryInstance.allocated(maximumPages << type.pageSizeLog2()), !type.shared());
            MemoryInstance memory = new MemoryInstance(definition, bytes, maximumPages);
            instance.memories[index] = memory;
            instance.api().onClose(memory::close);
            memory.allocate();
        }
    }

    private static void checkLimit(String what, long minimum, long limit, String unit) {
        if (Long.compareUnsigned(minimum, limit) > 0) {
            throw new UnsupportedException(
                    "implementation limit: %s has a minimum of %s %s, over the limit of %d".formatted(what,
                            Long.toUnsignedString(minimum), unit, limit));
        }
    }

    private LinearMemory allocate(long capacityBytes, long maximumBytes, boolean movable) {
        Optional<LinearMemory> given = context.find(Experimental.MEMORY_ALLOCATOR)
                .flatMap(allocator -> allocate(allocator, capacityBytes, maximumBytes));
        if (given.isPresent()) {
            return given.get();
        }
        for (MemoryAllocator allocator : runtime.extensions().find(MemoryAllocator.class, moduleName())) {
            Optional<LinearMemory> allocated = allocate(allocator, capacityBytes, maximumBytes);
            if (allocated.isPresent()) {
                Extensions.Registration registration = runtime.extensions().whenGone(allocator,
                        () -> instance.api().close(ExitException.SERVICE_DEPARTED));
                instance.api().onClose(registration::close);
                return allocated.get();
            }
        }
        return new DefaultMemory(capacityBytes, maximumBytes, movable);
    }

    private static Optional<LinearMemory> allocate(MemoryAllocator allocator, long capacityBytes, long maximumBytes) {
        return answer(allocator.allocate(capacityBytes, maximumBytes), "memory allocator", allocator);
    }

    private static <T> Optional<T> answer(Optional<T> given, String kind, Object extension) {
        if (given == null) {
            throw new IllegalStateException(
                    "%s %s returned null, not an Optional".formatted(kind, extension.getClass().getName()));
        }
        return given;
    }

    private void allocateGlobals() {
        int index = types.importedCount(ExternKind.GLOBAL);
        for (var global : structure.globals()) {
            GlobalType type = types.global(index);
            instance.globals[index++] = GlobalInstance.of(type, resolved(evaluate(global.initializer())));
        }
    }

    private void allocateTables() {
        int index = types.importedCount(ExternKind.TABLE);
        for (var table : structure.tables()) {
            checkLimit("table[%d]".formatted(index), types.table(index).limits().minimum(), TableInstance.MAX_ELEMENTS,
                    "elements");
            Object initial = table.initializer().map(this::evaluate).orElse(null);
            instance.tables[index] = new TableInstance(types.table(index), initial);
            index++;
        }
    }

    private Object evaluate(Expression expression) {
        return ConstantExpressions.evaluate(expression, instance);
    }

    private static Object resolved(Object value) {
        return value instanceof LazyFunction lazy ? lazy.resolve() : value;
    }

    private void evaluateSegments() {
        for (int index = 0; index < structure.elements().size(); index++) {
            ElementSegment segment = structure.elements().get(index);
            instance.setElement(index, segment.initializers().stream().map(this::evaluate).toArray());
        }
        for (int index = 0; index < structure.data().size(); index++) {
            ByteSlice bytes = structure.data().get(index).bytes();
            instance.setData(index,
                    MemorySegment.ofArray(bytes.source()).asSlice(bytes.start(), bytes.end() - bytes.start()));
        }
    }

    /** Element segments come before data segments; what an earlier segment wrote stays if a later one does not fit. */
    private void initialize() {
        for (int index = 0; index < structure.elements().size(); index++) {
            SegmentMode mode = structure.elements().get(index).mode();
            if (mode instanceof SegmentMode.Active active) {
                Object[] references = instance.element(index);
                TableInstance table = instance.tables[active.index()];
                table.initialize(offset(active, table.type().address()), references, 0, references.length);
            }
            if (!(mode instanceof SegmentMode.Passive)) {
                instance.dropElement(index);
            }
        }
        for (int index = 0; index < structure.data().size(); index++) {
            DataSegment segment = structure.data().get(index);
            if (segment.mode() instanceof SegmentMode.Active active) {
                MemoryInstance memory = instance.memories[active.index()];
                MemorySegment bytes = instance.data(index);
                memory.initialize(offset(active, memory.definition().type().address()), bytes, 0, bytes.byteSize());
                instance.dropData(index);
            }
        }
    }

    private long offset(SegmentMode.Active active, AddressType address) {
        Object offset = evaluate(active.offset());
        return address == AddressType.I64 ? (Long) offset : Integer.toUnsignedLong((Integer) offset);
    }

    private void addCloseNotifiers() {
        context.find(Experimental.CLOSE_NOTIFIER).ifPresent(instance.api()::addCloseNotifier);
        for (CloseNotifier notifier : runtime.extensions().find(CloseNotifier.class, moduleName())) {
            instance.api().addCloseNotifier(notifier);
            Extensions.Registration registration = runtime.extensions().whenGone(notifier,
                    () -> instance.api().removeCloseNotifier(notifier));
            instance.api().onClose(registration::close);
        }
    }
}
