package io.zeolite.engine.interpreter;

import io.zeolite.api.UnsupportedException;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ValueType;
import io.zeolite.engine.runtime.AtomicAccess;
import io.zeolite.engine.runtime.ValidModule;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.Immediates;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.Opcode;
import io.zeolite.format.OperandKind;
import io.zeolite.format.Signature;
import java.util.ArrayList;
import java.util.List;

/**
 * Translates one function to the code of the register machine, in one pass over its instructions; in a second one if
 * there are constants in loops, which then get slots of their own.
 */
final class Translator {

    private static final int MAX_SLOTS = 1 << 16;
    private static final int MAX_WORDS = 1 << 24;
    private static final int MAX_OFFSET = 1 << 24;
    private static final int MAX_MINOR = 0xff;
    private static final int MAX_INDEX = 1 << 24;
    private static final int GC_PREFIX = 0xFB;
    private static final int VECTOR_PREFIX = 0xFD;
    private static final SlotKind[] VECTOR = {SlotKind.VECTOR_HALF, SlotKind.VECTOR_HALF};

    private final ValidModule module;
    private final ModuleTypes types;
    private final int index;
    private final FunctionBody body;
    private final FunctionType type;
    private final InstructionReader reader;
    private final SlotKind[] locals;
    private final int[] localSlots;
    private final int parameterSlots;
    private final List<Long> constants;
    private final CodeBuffer code = new CodeBuffer();
    private final Operands operands;
    private final CallSites sites = new CallSites();
    private final Control control;
    private final Arithmetic arithmetic;
    private final AggregateTranslator aggregates;
    private boolean reachable = true;
    private int unreachableDepth;

    private Translator(ValidModule module, int index, List<Long> constants) {
        this.body = module.structure().code().get(index - module.types().importedFunctionCount());
        this.module = module;
        this.types = module.types();
        this.index = index;
        this.type = types.function(index);
        this.reader = new InstructionReader(body.body());
        this.parameterSlots = type.parameterSlots();
        this.locals = locals(type, body);
        this.localSlots = localSlots(type, body);
        this.constants = constants;
        this.operands = new Operands(code, locals.length, constants);
        this.control = new Control(code, operands, module.config().closeOnContextDone(),
                module.listeners().observe(index) ? checked(index) : -1);
        this.arithmetic = new Arithmetic(code, operands);
        this.aggregates = new AggregateTranslator(types, reader, code, operands);
    }

    private static SlotKind[] locals(FunctionType type, FunctionBody body) {
        List<SlotKind> kinds = new ArrayList<>(List.of(SlotKind.of(type.parameters())));
        for (LocalGroup group : body.locals()) {
            List<SlotKind> groupKinds = List.of(SlotKind.of(List.of(group.type())));
            for (int i = 0; i < group.count(); i++) {
                kinds.addAll(groupKinds);
            }
        }
        return kinds.toArray(SlotKind[]::new);
    }

    /** {@return the slot of each local, which is the first of the two slots of a vector} */
    private static int[] localSlots(FunctionType type, FunctionBody body) {
        int count = type.parameters().size();
        for (LocalGroup group : body.locals()) {
            count += group.count();
        }
        int[] slots = new int[count];
        int local = 0;
        int next = 0;
        for (ValueType parameter : type.parameters()) {
            slots[local++] = next;
            next += parameter.slots();
        }
        for (LocalGroup group : body.locals()) {
            for (int i = 0; i < group.count(); i++) {
                slots[local++] = next;
                next += group.type().slots();
            }
        }
        return slots;
    }

    /**
     * {@return the code of a function}
     *
     * @throws UnsupportedException if the function is too large
     */
    static Body translate(ValidModule module, int index) {
        Translator first = new Translator(module, index, List.of());
        Body body = first.translate();
        List<Long> constants = first.operands.wantedConstants();
        return constants.isEmpty() ? body : new Translator(module, index, constants).translate();
    }

    private Body translate() {
        control.beginFunction(type);
        while (control.isOpen()) {
            Opcode opcode = reader.next();
            if (reachable) {
                translate(opcode);
            } else {
                skip(opcode);
            }
            if (operands.frameSlots() > MAX_SLOTS || code.position() >= MAX_WORDS) {
                throw new UnsupportedException(
                        "implementation limit: func %d has a frame of %d slots and %d words of code"
                                .formatted(index, operands.frameSlots(), code.position()));
            }
        }
        boolean references = operands.anyReference() || List.of(locals).contains(SlotKind.REFERENCE);
        return new Body(code.toArray(), parameterSlots, locals.length - parameterSlots,
                constants.stream().mapToLong(Long::longValue).toArray(),
                1 + Math.max(operands.frameSlots(), type.resultSlots()), references, control.handlers(),
                body.body().start(), sites.toArray());
    }

    private void skip(Opcode opcode) {
        switch (opcode) {
            case BLOCK, LOOP, IF, TRY_TABLE -> unreachableDepth++;
            case ELSE -> {
                if (unreachableDepth == 0) {
                    control.otherwise(false);
                    reachable = true;
                }
            }
            case END -> {
                if (unreachableDepth == 0) {
                    control.end(false);
                    reachable = true;
                } else {
                    unreachableDepth--;
                }
            }
            default -> {
            }
        }
    }

    private void translate(Opcode opcode) {
        switch (opcode) {
            case NOP -> {
            }
            case UNREACHABLE -> leave(Op.UNREACHABLE);
            case BLOCK, LOOP, IF, TRY_TABLE -> control.begin(opcode, types.blockType(reader.blockType()), reader);
            case ELSE -> control.otherwise(true);
            case END -> control.end(true);
            case BR -> {
                control.branch(reader.index());
                reachable = false;
            }
            case BR_IF -> control.branchIf(reader.index());
            case BR_TABLE -> {
                control.branchTable(reader);
                reachable = false;
            }
            case BR_ON_NULL -> control.branchOnNull(reader.index());
            case BR_ON_NON_NULL -> control.branchOnNonNull(reader.index());
            case BR_ON_CAST, BR_ON_CAST_FAIL -> {
                aggregates.test(reader.castTarget());
                control.branchOnTest(reader.index(), opcode == Opcode.BR_ON_CAST);
            }
            case RETURN -> {
                control.returnTop();
                reachable = false;
            }
            case THROW -> throwException();
            case THROW_REF -> leave(Op.target(Op.THROW_REFERENCE, 0, operands.slot(operands.pop()), 0));
            case CALL -> {
                FunctionType callee = types.function(reader.index());
                code.add(Op.target(Op.CALL, reader.index(), 0, arguments(callee)));
                noteCall();
                operands.push(SlotKind.of(callee.results()));
            }
            case CALL_INDIRECT -> {
                callIndirect(Op.CALL_INDIRECT);
                operands.push(SlotKind.of(types.functionType(reader.index()).results()));
            }
            case CALL_REF -> {
                callReference(Op.CALL_REFERENCE);
                operands.push(SlotKind.of(types.functionType(reader.index()).results()));
            }
            case RETURN_CALL -> {
                code.add(Op.target(Op.TAIL_CALL, reader.index(), 0, arguments(types.function(reader.index()))));
                noteCall();
                control.returnFirst();
                reachable = false;
            }
            case RETURN_CALL_INDIRECT -> {
                callIndirect(Op.TAIL_CALL_INDIRECT);
                control.returnFirst();
                reachable = false;
            }
            case RETURN_CALL_REF -> {
                callReference(Op.TAIL_CALL_REFERENCE);
                control.returnFirst();
                reachable = false;
            }
            case DROP -> drop();
            case SELECT, SELECT_T -> select();
            case LOCAL_GET -> getLocal();
            case LOCAL_SET -> setLocal();
            case LOCAL_TEE -> teeLocal();
            case I32_CONST -> operands.pushConstant(reader.i32());
            case I64_CONST -> operands.pushConstant(reader.i64());
            case F32_CONST -> operands.pushConstant(reader.f32Bits());
            case F64_CONST -> operands.pushConstant(reader.f64Bits());
            case REF_NULL -> code.add(Op.word(Op.NULL, operands.push(true), 0, 0));
            case REF_IS_NULL -> {
                int a = operands.slot(operands.pop());
                code.add(Op.word(Op.IS_NULL, operands.push(false), a, 0));
            }
            case REF_AS_NON_NULL ->
                    code.add(Op.target(Op.CHECK_NON_NULL, 0, operands.slot(operands.height() - 1), 0));
            case I32_LOAD, F32_LOAD, I64_LOAD32_S -> load(Op.LOAD_32_S);
            case I64_LOAD, F64_LOAD -> load(Op.LOAD_64);
            case I32_LOAD8_S, I64_LOAD8_S -> load(Op.LOAD_8_S);
            case I32_LOAD8_U, I64_LOAD8_U -> load(Op.LOAD_8_U);
            case I32_LOAD16_S, I64_LOAD16_S -> load(Op.LOAD_16_S);
            case I32_LOAD16_U, I64_LOAD16_U -> load(Op.LOAD_16_U);
            case I64_LOAD32_U -> load(Op.LOAD_32_U);
            case I32_STORE, F32_STORE, I64_STORE32 -> store(Op.STORE_32);
            case I64_STORE, F64_STORE -> store(Op.STORE_64);
            case I32_STORE8, I64_STORE8 -> store(Op.STORE_8);
            case I32_STORE16, I64_STORE16 -> store(Op.STORE_16);
            case GLOBAL_GET, GLOBAL_SET -> global(opcode);
            case TABLE_GET -> table(opcode, 1, SlotKind.REFERENCE);
            case TABLE_SET -> table(opcode, 2);
            case TABLE_SIZE -> table(opcode, 0, SlotKind.NUMBER_64);
            case TABLE_GROW -> table(opcode, 2, SlotKind.NUMBER_64);
            case TABLE_FILL, TABLE_COPY, TABLE_INIT -> table(opcode, 3);
            case MEMORY_SIZE -> memory(opcode, 0, SlotKind.NUMBER_64);
            case MEMORY_GROW -> memory(opcode, 1, SlotKind.NUMBER_64);
            case MEMORY_FILL, MEMORY_COPY, MEMORY_INIT -> memory(opcode, 3);
            case DATA_DROP, ELEM_DROP -> onInstance(opcode, 0, false, false);
            case REF_FUNC -> onInstance(opcode, 0, false, false, SlotKind.REFERENCE);
            case I64_ADD128, I64_SUB128 -> onInstance(opcode, 4, false, false, SlotKind.NUMBER_64, SlotKind.NUMBER_64);
            case I64_MUL_WIDE_S, I64_MUL_WIDE_U ->
                    onInstance(opcode, 2, false, false, SlotKind.NUMBER_64, SlotKind.NUMBER_64);
            case V128_CONST -> operands.pushVectorConstant(reader.v128Low(), reader.v128High());
            default -> {
                if (opcode.prefix() == VECTOR_PREFIX) {
                    vector(opcode);
                } else if (AtomicAccess.isAtomic(opcode)) {
                    atomic(opcode);
                } else if (opcode.prefix() == GC_PREFIX || opcode == Opcode.REF_EQ) {
                    aggregates.translate(opcode);
                } else {
                    arithmetic.translate(opcode);
                }
            }
        }
    }

    /** Ends with an instruction after which nothing is executed. */
    private void leave(long word) {
        code.add(word);
        reachable = false;
    }

    private void throwException() {
        FunctionType values = types.tag(reader.index());
        leave(Op.target(Op.THROW, reader.index(), arguments(values), 0));
    }

    /** {@return the first of the slots of a call's parameters, which are taken off the stack} */
    private int arguments(FunctionType callee) {
        return operands.takeTop(callee.parameterSlots());
    }

    private void callIndirect(int op) {
        int element = operands.slot(operands.pop());
        boolean wide = types.table(reader.table()).address() == AddressType.I64;
        int base = arguments(types.functionType(reader.index()));
        code.add(Op.target(op, reader.table(), element, base), reader.index() | (wide ? 1L << 32 : 0));
        noteCall();
    }

    private void callReference(int op) {
        int reference = operands.slot(operands.pop());
        code.add(Op.target(op, 0, reference, arguments(types.functionType(reader.index()))));
        noteCall();
    }

    /** Says that the last instruction is a call. */
    private void noteCall() {
        sites.add(code.position(), reader.position());
    }

    private void drop() {
        if (operands.endsInVector()) {
            operands.pop();
        }
        operands.pop();
    }

    private void select() {
        int condition = operands.slot(operands.pop());
        if (operands.endsInVector()) {
            selectVector(condition);
            return;
        }
        int second = operands.pop();
        int first = operands.pop();
        boolean reference = operands.isReference(first);
        int a = operands.slot(first);
        int b = operands.slot(second);
        code.add(Op.word(reference ? Op.SELECT_REFERENCE : Op.SELECT, operands.push(reference), a, b), condition);
    }

    private void selectVector(int condition) {
        int secondHigh = operands.slot(operands.pop());
        int secondLow = operands.slot(operands.pop());
        int firstHigh = operands.slot(operands.pop());
        int firstLow = operands.slot(operands.pop());
        operands.push(VECTOR);
        int to = operands.own(operands.height() - 2);
        code.add(Op.word(Op.SELECT, to, firstLow, secondLow), condition);
        code.add(Op.word(Op.SELECT, to + 1, firstHigh, secondHigh), condition);
    }

    private void getLocal() {
        int slot = localSlots[reader.index()];
        if (locals[slot] == SlotKind.VECTOR_HALF) {
            operands.pushLocalVector(slot);
        } else {
            operands.pushLocal(slot, locals[slot] == SlotKind.REFERENCE);
        }
    }

    private void setLocal() {
        int slot = localSlots[reader.index()];
        if (locals[slot] == SlotKind.VECTOR_HALF) {
            setLocal(operands.pop(), slot + 1);
        }
        setLocal(operands.pop(), slot);
    }

    private void setLocal(int operand, int local) {
        operands.settleLocal(local);
        long last = operands.isOwn(operand) ? code.lastThatSets(operands.own(operand)) : 0;
        if (last != 0) {
            code.replaceLast(Op.withDestination(last, local));
        } else {
            operands.move(operand, local);
        }
    }

    private void teeLocal() {
        int slot = localSlots[reader.index()];
        if (locals[slot] == SlotKind.VECTOR_HALF) {
            setLocal();
            operands.pushLocalVector(slot);
            return;
        }
        int operand = operands.pop();
        setLocal(operand, slot);
        if (operands.isConstant(operand)) {
            operands.pushConstant(operands.constant(operand));
        } else {
            operands.pushLocal(slot, operands.isReference(operand));
        }
    }

    private boolean isPlainAccess() {
        return reader.memory() == 0 && types.memory(0).address() == AddressType.I32 && reader.offset() >= 0
                && reader.offset() < MAX_OFFSET;
    }

    private void load(int op) {
        int address = operands.pop();
        long sum = operands.isOwn(address) ? code.lastThatSets(operands.own(address)) : 0;
        if (isPlainAccess() && reader.offset() <= MAX_MINOR && Op.op(sum) == Op.I32_ADD && indexed(op) >= 0) {
            code.removeLast();
            code.add(Op.word(indexed(op) | (int) reader.offset() << 8, operands.push(false), Op.a(sum), Op.b(sum)));
            return;
        }
        if (isPlainAccess() && reader.offset() == 0 && Op.op(sum) == Op.I32_ADD_I && displaced(op) >= 0) {
            code.removeLast();
            code.add(Op.target(displaced(op), Op.immediate(sum), Op.a(sum), operands.push(false)));
            return;
        }
        int a = operands.slot(address);
        if (isPlainAccess()) {
            code.add(Op.target(op, (int) reader.offset(), a, operands.push(false)));
        } else {
            access(op, a, operands.push(false));
        }
    }

    private void store(int op) {
        int value = operands.pop();
        int address = operands.pop();
        long sum = operands.isOwn(address) ? code.lastThatSets(operands.own(address)) : 0;
        boolean kept =
                !operands.isConstant(value) || Op.a(sum) != operands.own(value) && Op.b(sum) != operands.own(value);
        if (isPlainAccess() && reader.offset() <= MAX_MINOR && Op.op(sum) == Op.I32_ADD && kept && indexed(op) >= 0) {
            code.removeLast();
            code.add(Op.word(indexed(op) | (int) reader.offset() << 8, operands.slot(value), Op.a(sum), Op.b(sum)));
            return;
        }
        int a = operands.slot(address);
        int b = operands.slot(value);
        if (isPlainAccess()) {
            code.add(Op.target(op, (int) reader.offset(), a, b));
        } else {
            access(op, a, b);
        }
    }

    /** {@return the operation that adds two slots for the address; -1 if there is none} */
    private static int indexed(int op) {
        return switch (op) {
            case Op.LOAD_8_U -> Op.LOAD_8_U_X;
            case Op.LOAD_32_S -> Op.LOAD_32_S_X;
            case Op.LOAD_64 -> Op.LOAD_64_X;
            case Op.STORE_8 -> Op.STORE_8_X;
            case Op.STORE_32 -> Op.STORE_32_X;
            case Op.STORE_64 -> Op.STORE_64_X;
            default -> -1;
        };
    }

    /** {@return the operation that adds an immediate for the address; -1 if there is none} */
    private static int displaced(int op) {
        return switch (op) {
            case Op.LOAD_8_U -> Op.LOAD_8_U_D;
            case Op.LOAD_32_S -> Op.LOAD_32_S_D;
            case Op.LOAD_64 -> Op.LOAD_64_D;
            default -> -1;
        };
    }

    private void access(int op, int address, int slot) {
        boolean wide = types.memory(reader.memory()).address() == AddressType.I64;
        int access = (wide ? Op.ACCESS_64 : Op.ACCESS) | op << 8;
        code.add(Op.word(access, slot, address, reader.memory()), reader.offset());
    }

    private void global(Opcode opcode) {
        ValueType value = types.global(reader.index()).value();
        boolean get = opcode == Opcode.GLOBAL_GET;
        if (value != NumberType.I32 && value != NumberType.I64) {
            onInstance(opcode, get ? 0 : value.slots(), false, false,
                    get ? SlotKind.of(List.of(value)) : new SlotKind[0]);
        } else if (get) {
            int op = value == NumberType.I32 ? Op.GLOBAL_GET_32 : Op.GLOBAL_GET_64;
            code.add(Op.target(op, reader.index(), 0, operands.push(false)));
        } else {
            int op = value == NumberType.I32 ? Op.GLOBAL_SET_32 : Op.GLOBAL_SET_64;
            code.add(Op.target(op, reader.index(), operands.slot(operands.pop()), 0));
        }
    }

    private void table(Opcode opcode, int operandCount, SlotKind... results) {
        boolean wide = types.table(reader.table()).address() == AddressType.I64;
        boolean wide2 = switch (opcode) {
            case TABLE_COPY -> types.table(reader.index2()).address() == AddressType.I64;
            default -> wide;
        };
        onInstance(opcode, operandCount, wide, wide2, results);
    }

    private void memory(Opcode opcode, int operandCount, SlotKind... results) {
        boolean wide = types.memory(reader.memory()).address() == AddressType.I64;
        boolean wide2 = switch (opcode) {
            case MEMORY_COPY -> types.memory(reader.index2()).address() == AddressType.I64;
            default -> wide;
        };
        onInstance(opcode, operandCount, wide, wide2, results);
    }

    /**
     * Translates a vector instruction. What has no room in its immediates becomes operands: the lanes of a shuffle, and the
     * offset of an access to memory unless it is zero.
     */
    private void vector(Opcode opcode) {
        boolean access = opcode.accessBytes() > 0;
        boolean wide = access && types.memory(reader.memory()).address() == AddressType.I64;
        boolean offset = access && reader.offset() != 0;
        Signature signature = opcode.signature().orElseThrow();
        int count = 0;
        for (OperandKind operand : signature.operands()) {
            count += operand == OperandKind.V128 ? 2 : 1;
        }
        if (opcode.immediates() == Immediates.LANES) {
            operands.pushVectorConstant(reader.v128Low(), reader.v128High());
            count += 2;
        } else if (offset) {
            operands.pushConstant(reader.offset());
            count++;
        }
        SlotKind[] results = signature.resultCount() == 0
                ? new SlotKind[0]
                : SlotKind.of(List.of(signature.result(0).valueType(AddressType.I32, AddressType.I32)));
        int memory = access ? checked(reader.memory()) : 0;
        int lane = VectorOperations.hasLane(opcode) ? reader.lane() : 0;
        onInstance(opcode, count, InstanceOperations.immediates(memory, lane, wide, offset), results);
    }

    /** Translates an atomic instruction, whose offset becomes an operand unless it is zero. */
    private void atomic(Opcode opcode) {
        if (opcode == Opcode.ATOMIC_FENCE) {
            onInstance(opcode, 0, false, false);
            return;
        }
        Signature signature = opcode.signature().orElseThrow();
        boolean offset = reader.offset() != 0;
        if (offset) {
            operands.pushConstant(reader.offset());
        }
        SlotKind[] results = signature.resultCount() == 0
                ? new SlotKind[0]
                : SlotKind.of(List.of(signature.result(0).valueType(AddressType.I32, AddressType.I32)));
        boolean wide = types.memory(reader.memory()).address() == AddressType.I64;
        onInstance(opcode, signature.operandCount() + (offset ? 1 : 0),
                InstanceOperations.immediates(checked(reader.memory()), 0, wide, offset), results);
    }

    private void onInstance(Opcode opcode, int operandCount, boolean wide, boolean wide2, SlotKind... results) {
        long immediates = InstanceOperations.immediates(first(opcode), second(opcode), wide, wide2);
        onInstance(opcode, operandCount, immediates, results);
    }

    /** Emits an instruction of {@link InstanceOperations}, whose operands are in their own slots. */
    private void onInstance(Opcode opcode, int operandCount, long immediates, SlotKind... results) {
        code.add(Op.target(Op.INSTANCE, opcode.ordinal(), 0, operands.takeTop(operandCount)), immediates);
        operands.push(results);
    }

    private int first(Opcode opcode) {
        return opcode.immediates().indexSpaces().isEmpty() ? 0 : checked(reader.index());
    }

    private int second(Opcode opcode) {
        return opcode.immediates().indexSpaces().size() < 2 ? 0 : checked(reader.index2());
    }

    private static int checked(int number) {
        if (Integer.compareUnsigned(number, MAX_INDEX) >= 0) {
            throw new UnsupportedException("implementation limit: index " + Integer.toUnsignedString(number));
        }
        return number;
    }
}
