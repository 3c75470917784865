package io.zeolite.engine.interpreter;

import io.zeolite.api.UnsupportedException;
import io.zeolite.api.type.FunctionType;
import io.zeolite.engine.runtime.ValidModule;
import io.zeolite.engine.validation.ModuleTypes;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.Opcode;
import java.util.List;

/**
 * Translates one function to the code of the register machine, in one pass over its instructions; in a second one if
 * there are constants in loops, which then get slots of their own.
 */
final class Translator {

    private static final int MAX_SLOTS = 1 << 16;
    private static final int MAX_WORDS = 1 << 24;
    private static final SlotKind[] VECTOR = {SlotKind.VECTOR_HALF, SlotKind.VECTOR_HALF};

    private final ValidModule module;
    private final ModuleTypes types;
    private final int index;
    private final FunctionBody body;
    private final FunctionType type;
    private final InstructionReader reader;
    private final SlotKind[] localSlots;
    private final int parameterSlots;
    private final List<Long> constants;
    private final CodeBuffer code = new CodeBuffer();
    private final Operands operands;
    private final Control control;
    private final Arithmetic arithmetic;
    private final LocalTranslator locals;
    private final AccessTranslator accesses;
    private final CallTranslator calls;
    private final InstanceTranslator onInstance;
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
        this.localSlots = LocalTranslator.slots(type, body);
        this.constants = constants;
        this.operands = new Operands(code, localSlots.length, constants);
        this.control = new Control(code, operands, module.config().closeOnContextDone(),
                module.listeners().observe(index) ? InstanceTranslator.checked(index) : -1);
        this.arithmetic = new Arithmetic(code, operands);
        this.locals = new LocalTranslator(type, body, localSlots, reader, code, operands);
        this.accesses = new AccessTranslator(types, reader, code, operands);
        this.calls = new CallTranslator(types, reader, code, operands);
        this.onInstance = new InstanceTranslator(types, reader, code, operands);
        this.aggregates = new AggregateTranslator(types, reader, code, operands);
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
        boolean references = operands.anyReference() || List.of(localSlots).contains(SlotKind.REFERENCE);
        return new Body(code.toArray(), parameterSlots, localSlots.length - parameterSlots,
                constants.stream().mapToLong(Long::longValue).toArray(),
                1 + Math.max(operands.frameSlots(), type.resultSlots()), references, control.handlers(),
                body.body().start(), calls.sites().toArray());
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
            case THROW -> {
                calls.throwException();
                reachable = false;
            }
            case THROW_REF -> leave(Op.target(Op.THROW_REFERENCE, 0, operands.slot(operands.pop()), 0));
            case CALL, CALL_INDIRECT, CALL_REF -> {
                calls.translate(opcode);
                calls.pushResults(opcode);
            }
            case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> {
                calls.translate(opcode);
                control.returnFirst();
                reachable = false;
            }
            case DROP -> drop();
            case SELECT, SELECT_T -> select();
            case LOCAL_GET, LOCAL_SET, LOCAL_TEE -> locals.translate(opcode);
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
            case I32_LOAD, I64_LOAD, F32_LOAD, F64_LOAD, I32_LOAD8_S, I32_LOAD8_U, I32_LOAD16_S, I32_LOAD16_U,
                    I64_LOAD8_S,
                    I64_LOAD8_U, I64_LOAD16_S, I64_LOAD16_U, I64_LOAD32_S, I64_LOAD32_U, I32_STORE, I64_STORE,
                    F32_STORE,
                    F64_STORE, I32_STORE8, I32_STORE16, I64_STORE8, I64_STORE16, I64_STORE32 ->
                    accesses.translate(opcode);
            case V128_CONST -> operands.pushVectorConstant(reader.v128Low(), reader.v128High());
            default -> {
                if (InstanceTranslator.translates(opcode)) {
                    onInstance.translate(opcode);
                } else if (opcode.isAggregate() || opcode == Opcode.REF_EQ) {
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
}
