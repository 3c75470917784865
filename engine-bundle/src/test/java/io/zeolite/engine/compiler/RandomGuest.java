package io.zeolite.engine.compiler;

import static io.zeolite.api.type.NumberType.F64;
import static io.zeolite.api.type.NumberType.I32;
import static io.zeolite.api.type.NumberType.I64;
import static io.zeolite.api.type.VectorType.V128;

import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.BlockType;
import io.zeolite.format.CatchClause;
import io.zeolite.format.InstructionWriter;
import io.zeolite.format.LocalGroup;
import io.zeolite.format.Opcode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes modules of random functions: blocks, loops, branches with and without values, tables of labels, exceptions,
 * tail calls, calls with several results, memory that grows. Every loop and call takes from what global 0 holds and
 * traps when that is used up, so all functions end.
 */
public final class RandomGuest {

    static final FunctionType TYPE = FunctionType.of(I32, I64, F64).returning(I64, I32, F64);

    private static final List<ValueType> KINDS = List.of(I32, I64, F64, V128);
    private static final FunctionType THROWN = FunctionType.of(I32, I64, V128);
    /** That of a function whose parameters and results are too many for a method. */
    private static final FunctionType WIDE_TYPE =
            new FunctionType(repeated(List.of(I32, V128, F64, I64), 30), repeated(List.of(V128, I64, I32), 25));
    private static final int LOCALS_OF_A_KIND = 4;
    private static final int FUNCTIONS = 4;
    private static final int MOST_DEPTH = 7;

    /** A block that is open; its label takes values of these types. */
    private record Label(List<ValueType> types) {
    }

    private final Random random;
    private final TestModule module = new TestModule();
    private final List<Label> labels = new ArrayList<>();
    private InstructionWriter out = new InstructionWriter();
    /** The locals of the present function, by type. */
    private final Map<ValueType, List<Integer>> locals = new HashMap<>();
    /** The results of the present function. */
    private List<ValueType> results = List.of();
    private int budget;

    private RandomGuest(long seed) {
        this.random = new Random(seed);
    }

    private static List<ValueType> repeated(List<ValueType> types, int times) {
        return Collections.nCopies(times, types).stream().flatMap(List::stream).toList();
    }

    /** {@return a module whose functions, but for the last, all have the {@linkplain #TYPE type}} */
    static TestModule module(long seed, int size) {
        RandomGuest guest = new RandomGuest(seed);
        guest.module.memory(1, 3).tag(THROWN).global(I32, writer -> writer.opcode(Opcode.I32_CONST).i32(200));
        guest.module.global(I64, writer -> writer.opcode(Opcode.I64_CONST).i64(seed));
        List<LocalGroup> locals = new ArrayList<>();
        KINDS.forEach(kind -> locals.add(new LocalGroup(LOCALS_OF_A_KIND, kind)));
        locals.add(new LocalGroup(LOCALS_OF_A_KIND, ReferenceType.EXNREF));
        for (int i = 0; i <= FUNCTIONS; i++) {
            FunctionType type = i == FUNCTIONS ? WIDE_TYPE : TYPE;
            guest.budget = i == FUNCTIONS ? size / 3 : size;
            guest.module.function(type, locals, body -> {
                guest.out = body;
                guest.function(type);
            });
        }
        return guest.module;
    }

    /** {@return the bytes of a module} */
    public static byte[] binary(long seed, int size) {
        return module(seed, size).encode();
    }

    private void function(FunctionType type) {
        locals.clear();
        List<ValueType> all = new ArrayList<>(type.parameters());
        KINDS.forEach(kind -> all.addAll(Collections.nCopies(LOCALS_OF_A_KIND, kind)));
        all.addAll(Collections.nCopies(LOCALS_OF_A_KIND, ReferenceType.EXNREF));
        for (int i = 0; i < all.size(); i++) {
            locals.computeIfAbsent(all.get(i), _ -> new ArrayList<>()).add(i);
        }
        results = type.results();
        labels.add(new Label(results));
        takeFuel();
        while (budget > 0) {
            statement(0);
        }
        results.forEach(result -> expression(result, 2));
        labels.clear();
    }

    private void takeFuel() {
        out.opcode(Opcode.GLOBAL_GET).index(0).opcode(Opcode.I32_EQZ).opcode(Opcode.IF).blockType(BlockType.EMPTY)
                .opcode(Opcode.UNREACHABLE).opcode(Opcode.END);
        out.opcode(Opcode.GLOBAL_GET).index(0).opcode(Opcode.I32_CONST).i32(1).opcode(Opcode.I32_SUB)
                .opcode(Opcode.GLOBAL_SET).index(0);
    }

    private int local(ValueType kind) {
        List<Integer> candidates = locals.get(kind);
        return candidates.get(random.nextInt(candidates.size()));
    }

    private int exceptionLocal() {
        return local(ReferenceType.EXNREF);
    }

    private ValueType kind() {
        return KINDS.get(random.nextInt(KINDS.size()));
    }

    private List<ValueType> kinds() {
        List<ValueType> kinds = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            kinds.add(kind());
        }
        return kinds;
    }

    private void statements(int depth) {
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            statement(depth);
        }
    }

    /** Leaves the operand stack as it is. */
    private void statement(int depth) {
        budget--;
        int choice = random.nextInt(depth > MOST_DEPTH || budget < 0 ? 8 : 20);
        switch (choice) {
            case 0, 1, 2, 3 -> {
                ValueType kind = kind();
                expression(kind, 3);
                out.opcode(Opcode.LOCAL_SET).index(local(kind));
            }
            case 4, 5 -> store();
            case 6 -> branch(depth);
            case 7 -> {
                expression(I64, 2);
                out.opcode(Opcode.GLOBAL_SET).index(1);
            }
            case 8, 9 -> block(kinds(), depth);
            case 10, 11 -> loop(depth);
            case 12, 13 -> condition(kinds(), depth);
            case 14, 15 -> dispatch(depth);
            case 16, 17 -> tryBlock(depth);
            case 18 -> call();
            default -> rare();
        }
    }

    private void store() {
        expression(I32, 1);
        if (random.nextInt(50) != 0) {
            out.opcode(Opcode.I32_CONST).i32(0xFFF0).opcode(Opcode.I32_AND);
        }
        ValueType kind = kind();
        expression(kind, 2);
        Opcode store = kind == I32 ? Opcode.I32_STORE : kind == I64 ? Opcode.I64_STORE
                : kind == F64 ? Opcode.F64_STORE : Opcode.V128_STORE;
        out.opcode(store).memoryArgument(0, 2, random.nextInt(8));
    }

    /** A branch with values, mostly conditional. */
    private void branch(int depth) {
        int label = random.nextInt(labels.size());
        if (labels.get(labels.size() - 1 - label).types().contains(ReferenceType.EXNREF)) {
            label = labels.size() - 1;
        }
        List<ValueType> types = labels.get(labels.size() - 1 - label).types();
        types.forEach(type -> expression(type, 1));
        expression(I32, 1);
        out.opcode(Opcode.BR_IF).index(label);
        types.forEach(_ -> out.opcode(Opcode.DROP));
        if (depth > 2 && random.nextInt(6) == 0) {
            types.forEach(type -> expression(type, 1));
            out.opcode(Opcode.BR).index(label);
        }
    }

    private BlockType blockType(List<ValueType> parameters, List<ValueType> results) {
        return new BlockType.Index(module.type(new FunctionType(parameters, results)));
    }

    /** Into locals, or away. */
    private void consume(List<ValueType> kinds) {
        for (ValueType kind : kinds.reversed()) {
            if (random.nextBoolean()) {
                out.opcode(Opcode.LOCAL_SET).index(local(kind));
            } else {
                out.opcode(Opcode.DROP);
            }
        }
    }

    /** A block with parameters and results, perhaps above an operand that is used after it. */
    private void block(List<ValueType> results, int depth) {
        boolean above = random.nextBoolean();
        if (above) {
            expression(I32, 1);
        }
        List<ValueType> parameters = kinds();
        parameters.forEach(kind -> expression(kind, 1));
        out.opcode(Opcode.BLOCK).blockType(blockType(parameters, results));
        inside(results, parameters, results, depth);
        consume(results);
        if (above) {
            out.opcode(Opcode.LOCAL_SET).index(local(I32));
        }
    }

    private void inside(List<ValueType> label, List<ValueType> parameters, List<ValueType> results, int depth) {
        labels.add(new Label(label));
        consume(parameters);
        statements(depth + 1);
        results.forEach(kind -> expression(kind, 1));
        out.opcode(Opcode.END);
        labels.removeLast();
    }

    private void loop(int depth) {
        List<ValueType> parameters = kinds();
        List<ValueType> results = kinds();
        parameters.forEach(kind -> expression(kind, 1));
        out.opcode(Opcode.LOOP).blockType(blockType(parameters, results));
        labels.add(new Label(parameters));
        consume(parameters);
        takeFuel();
        statements(depth + 1);
        if (random.nextBoolean()) {
            parameters.forEach(kind -> expression(kind, 1));
            expression(I32, 2);
            out.opcode(Opcode.BR_IF).index(0);
            parameters.forEach(_ -> out.opcode(Opcode.DROP));
        }
        results.forEach(kind -> expression(kind, 1));
        out.opcode(Opcode.END);
        labels.removeLast();
        consume(results);
    }

    private void condition(List<ValueType> results, int depth) {
        expression(I32, 2);
        out.opcode(Opcode.IF).blockType(blockType(List.of(), results));
        labels.add(new Label(results));
        statements(depth + 1);
        results.forEach(kind -> expression(kind, 1));
        if (!results.isEmpty() || random.nextBoolean()) {
            out.opcode(Opcode.ELSE);
            statements(depth + 1);
            results.forEach(kind -> expression(kind, 1));
        }
        out.opcode(Opcode.END);
        labels.removeLast();
        consume(results);
    }

    /** A loop that chooses among cases, as compilers make it of a switch. */
    private void dispatch(int depth) {
        int cases = 1 + random.nextInt(14);
        out.opcode(Opcode.BLOCK).blockType(BlockType.EMPTY);
        labels.add(new Label(List.of()));
        out.opcode(Opcode.LOOP).blockType(BlockType.EMPTY);
        labels.add(new Label(List.of()));
        takeFuel();
        for (int i = 0; i < cases; i++) {
            out.opcode(Opcode.BLOCK).blockType(BlockType.EMPTY);
            labels.add(new Label(List.of()));
        }
        expression(I32, 2);
        if (random.nextInt(4) != 0) {
            out.opcode(Opcode.I32_CONST).i32(15).opcode(Opcode.I32_AND);
        }
        List<Integer> targets = new ArrayList<>();
        for (int entries = random.nextInt(30); entries >= 0; entries--) {
            targets.add(random.nextInt(cases + 2));
        }
        out.opcode(Opcode.BR_TABLE).labels(targets);
        for (int i = 0; i < cases; i++) {
            out.opcode(Opcode.END);
            labels.removeLast();
            statements(depth + 3);
            if (random.nextInt(3) != 0) {
                out.opcode(Opcode.BR).index(cases - 1 - i);
            }
        }
        out.opcode(Opcode.END).opcode(Opcode.END);
        labels.removeLast();
        labels.removeLast();
    }

    /** The innermost block takes what the clause passes. */
    private void tryBlock(int depth) {
        boolean withReference = random.nextBoolean();
        boolean all = random.nextInt(3) == 0;
        List<ValueType> caught = new ArrayList<>(all ? List.of() : THROWN.parameters());
        if (withReference) {
            caught.add(ReferenceType.EXNREF);
        }
        CatchClause.Kind kind = all
                ? withReference ? CatchClause.Kind.CATCH_ALL_REF : CatchClause.Kind.CATCH_ALL
                : withReference ? CatchClause.Kind.CATCH_REF : CatchClause.Kind.CATCH;
        out.opcode(Opcode.BLOCK).blockType(BlockType.EMPTY);
        labels.add(new Label(List.of()));
        out.opcode(Opcode.BLOCK).blockType(blockType(List.of(), caught));
        labels.add(new Label(caught));
        out.opcode(Opcode.TRY_TABLE).blockType(BlockType.EMPTY).catches(List.of(new CatchClause(kind, 0, 0)));
        labels.add(new Label(List.of()));
        statements(depth + 1);
        if (random.nextBoolean()) {
            THROWN.parameters().forEach(type -> expression(type, 1));
            out.opcode(Opcode.THROW).index(0);
        } else {
            call();
        }
        statements(depth + 1);
        out.opcode(Opcode.END);
        labels.removeLast();
        out.opcode(Opcode.BR).index(1).opcode(Opcode.END);
        labels.removeLast();
        if (withReference) {
            out.opcode(Opcode.LOCAL_SET).index(exceptionLocal());
        }
        if (!all) {
            consume(THROWN.parameters());
        }
        statements(depth + 1);
        out.opcode(Opcode.END);
        labels.removeLast();
    }

    private void call() {
        boolean isWide = random.nextInt(12) == 0;
        FunctionType type = isWide ? WIDE_TYPE : TYPE;
        type.parameters().forEach(parameter -> expression(parameter, isWide ? 0 : 1));
        out.opcode(Opcode.CALL).index(isWide ? FUNCTIONS : random.nextInt(FUNCTIONS));
        consume(type.results());
    }

    private void rare() {
        switch (random.nextInt(4)) {
            case 0 -> {
                expression(I32, 1);
                out.opcode(Opcode.IF).blockType(BlockType.EMPTY);
                boolean isWide = results.equals(WIDE_TYPE.results());
                FunctionType type = isWide ? WIDE_TYPE : TYPE;
                type.parameters().forEach(parameter -> expression(parameter, isWide ? 0 : 1));
                out.opcode(Opcode.RETURN_CALL).index(isWide ? FUNCTIONS : random.nextInt(FUNCTIONS))
                        .opcode(Opcode.END);
            }
            case 1 -> out.opcode(Opcode.I32_CONST).i32(1).opcode(Opcode.MEMORY_GROW).index(0).opcode(Opcode.LOCAL_SET)
                    .index(local(I32));
            case 2 -> {
                out.opcode(Opcode.LOCAL_GET).index(exceptionLocal()).opcode(Opcode.REF_IS_NULL).opcode(Opcode.IF)
                        .blockType(BlockType.EMPTY).opcode(Opcode.ELSE);
                out.opcode(Opcode.LOCAL_GET).index(exceptionLocal()).opcode(Opcode.THROW_REF).opcode(Opcode.END);
            }
            default -> {
                expression(I32, 1);
                out.opcode(Opcode.IF).blockType(BlockType.EMPTY);
                results.forEach(result -> expression(result, 1));
                out.opcode(Opcode.RETURN).opcode(Opcode.END);
            }
        }
    }

    /** Leaves a value. */
    private void expression(ValueType kind, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            leaf(kind);
            return;
        }
        if (kind == V128) {
            vector(depth);
            return;
        }
        switch ((NumberType) kind) {
            case I32 -> integer(depth);
            case I64 -> {
                if (random.nextInt(4) == 0) {
                    expression(I32, depth - 1);
                    out.opcode(Opcode.I64_EXTEND_I32_S);
                } else {
                    expression(I64, depth - 1);
                    expression(I64, depth - 1);
                    out.opcode(random.nextBoolean() ? Opcode.I64_ADD : Opcode.I64_XOR);
                }
            }
            default -> {
                expression(I32, depth - 1);
                out.opcode(Opcode.F64_CONVERT_I32_S);
            }
        }
    }

    private void integer(int depth) {
        switch (random.nextInt(8)) {
            case 7 -> {
                expression(V128, depth - 1);
                out.opcode(Opcode.I32X4_EXTRACT_LANE).lane(random.nextInt(4));
            }
            case 0 -> {
                expression(I64, depth - 1);
                out.opcode(Opcode.I32_WRAP_I64);
            }
            case 1 -> {
                expression(I32, depth - 1);
                out.opcode(Opcode.I32_CONST).i32(0xFFF8).opcode(Opcode.I32_AND).opcode(Opcode.I32_LOAD)
                        .memoryArgument(0, 2, random.nextInt(4));
            }
            case 2 -> {
                expression(F64, depth - 1);
                expression(F64, depth - 1);
                out.opcode(Opcode.F64_LT);
            }
            case 3 -> {
                expression(I32, depth - 1);
                expression(I32, depth - 1);
                expression(I32, depth - 1);
                out.opcode(Opcode.SELECT);
            }
            case 4 -> {
                expression(I32, depth - 1);
                out.opcode(Opcode.LOCAL_TEE).index(local(I32));
                expression(I32, depth - 1);
                out.opcode(Opcode.I32_SUB);
            }
            default -> {
                expression(I32, depth - 1);
                expression(I32, depth - 1);
                out.opcode(random.nextBoolean() ? Opcode.I32_ADD : Opcode.I32_LT_S);
            }
        }
    }

    /** In all views that the compiler has of vectors. Numbers are made of integers, so that there are no NaNs. */
    private void vector(int depth) {
        switch (random.nextInt(9)) {
            case 0 -> {
                expression(I32, depth - 1);
                out.opcode(Opcode.I32X4_SPLAT);
            }
            case 1 -> {
                expression(V128, depth - 1);
                expression(I32, depth - 1);
                out.opcode(Opcode.I32X4_REPLACE_LANE).lane(random.nextInt(4));
            }
            case 2 -> {
                expression(V128, depth - 1);
                out.opcode(Opcode.F32X4_CONVERT_I32X4_S);
                expression(V128, depth - 1);
                out.opcode(Opcode.F32X4_CONVERT_I32X4_S).opcode(Opcode.F32X4_ADD);
            }
            case 3 -> {
                expression(V128, depth - 1);
                expression(V128, depth - 1);
                expression(V128, depth - 1);
                out.opcode(Opcode.V128_BITSELECT);
            }
            case 4 -> {
                expression(I32, depth - 1);
                out.opcode(Opcode.I32_CONST).i32(0xFFF0).opcode(Opcode.I32_AND).opcode(Opcode.V128_LOAD)
                        .memoryArgument(0, 2, random.nextInt(4));
            }
            case 5 -> {
                expression(V128, depth - 1);
                out.opcode(Opcode.LOCAL_TEE).index(local(V128));
                expression(V128, depth - 1);
                out.opcode(Opcode.I32X4_SUB);
            }
            default -> {
                expression(V128, depth - 1);
                expression(V128, depth - 1);
                out.opcode(random.nextBoolean() ? Opcode.I32X4_ADD
                        : random.nextBoolean() ? Opcode.I8X16_SWIZZLE : Opcode.I64X2_SUB);
            }
        }
    }

    private void leaf(ValueType type) {
        if (type == V128) {
            if (random.nextInt(3) != 0) {
                out.opcode(Opcode.LOCAL_GET).index(local(V128));
            } else {
                out.opcode(Opcode.V128_CONST).v128(random.nextLong(), random.nextLong());
            }
            return;
        }
        NumberType kind = (NumberType) type;

        if (random.nextInt(3) != 0) {
            out.opcode(Opcode.LOCAL_GET).index(local(kind));
            return;
        }
        switch (kind) {
            case I32 -> out.opcode(Opcode.I32_CONST).i32(random.nextInt(-3, 20));
            case I64 -> out.opcode(Opcode.I64_CONST).i64(random.nextLong());
            default -> out.opcode(Opcode.F64_CONST).f64Bits(Double.doubleToRawLongBits(random.nextInt(100)));
        }
    }
}
