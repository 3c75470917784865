package io.zeolite.engine.compiler;

import static java.lang.constant.ConstantDescs.CD_void;

import io.zeolite.api.type.ValueType;
import io.zeolite.engine.runtime.FrameNames;
import io.zeolite.engine.runtime.Shape;
import io.zeolite.format.Expression;
import io.zeolite.format.LocalGroup;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which methods a function becomes. One that is small enough becomes one; any other is divided into pieces, which share
 * an object for each activation of the function: it holds the locals, and what is passed on, between the methods.
 * <p>
 * Threads: confined.
 */
final class FunctionPlan {

    private final ModulePlan plan;
    final int function;
    final boolean isDivided;
    /** The pieces, each before its parts; the first is the function's body. */
    final List<Piece> pieces = new ArrayList<>();
    /** Whether vectors are those of the platform's Vector API. */
    final boolean usesVectorApi;
    /** The kinds of the parameters, then of the declared locals. */
    final Kind[] localKinds;
    /** The locals that are in the activation at some time. */
    private BitSet shared = new BitSet();
    /** The operands that do not stay on the operand stack. */
    Gathering gathering = Gathering.NONE;
    /** The fields of the activation that emitted code has named so far. */
    final Map<String, Kind> activationFields = new TreeMap<>();
    private final Map<Piece, ClassDesc> owners = new IdentityHashMap<>();

    private FunctionPlan(ModulePlan plan, int function, Piece body, boolean isDivided, boolean usesVectorApi) {
        this.plan = plan;
        this.function = function;
        this.isDivided = isDivided;
        this.usesVectorApi = usesVectorApi;
        this.localKinds = localKinds();
        number(body);
    }

    /** Pieces nest as deeply as blocks do. */
    private void number(Piece body) {
        List<Piece> open = new ArrayList<>(List.of(body));
        while (!open.isEmpty()) {
            Piece piece = open.removeLast();
            piece.number = pieces.size();
            pieces.add(piece);
            open.addAll(piece.parts.reversed());
        }
    }

    private Kind[] localKinds() {
        List<ValueType> types = new ArrayList<>(plan.types().function(function).parameters());
        for (LocalGroup group : plan.body(function).locals()) {
            types.addAll(Collections.nCopies(group.count(), group.type()));
        }
        if (usesVectorApi) {
            Kind[] kinds = Kind.of(types);
            Arrays.setAll(kinds, local -> kinds[local] == Kind.V ? Kind.VB : kinds[local]);
            return kinds;
        }
        return VectorLocals.kinds(types, plan.body(function).body());
    }

    /** {@return the methods of a function, whose sizes are still to be checked} */
    static FunctionPlan of(ModulePlan plan, int function, SplitLimits limits) {
        FunctionPlan whole = whole(plan, function, limits);
        Expression body = plan.body(function).body();
        boolean fits = !plan.mayBeDivided(function);
        if (fits || !limits.isLikelyExceededBy(body.end() - body.start(), plan.facts(function).vectors())) {
            return whole;
        }
        BodyTable table = BodyMeasure.measure(plan, whole);
        if (table.totalBytes() <= limits.whole()) {
            return whole;
        }
        whole.gathering = Gathering.of(plan, function, table);
        if (whole.gathering != Gathering.NONE) {
            table = BodyMeasure.measure(plan, whole);
        }
        return divide(plan, whole, table, limits);
    }

    /**
     * {@return one method for a function} It uses the Vector API only if HotSpot compiles a method of that size: when
     * interpreted, this is slower by far than halves of vectors.
     */
    private static FunctionPlan whole(ModulePlan plan, int function, SplitLimits limits) {
        if (plan.usesVectorApi() && plan.facts(function).vectors()) {
            FunctionPlan whole = whole(plan, function, true);
            Expression body = plan.body(function).body();
            if (!limits.isLikelyExceededBy(body.end() - body.start(), true)
                    || BodyMeasure.measure(plan, whole).totalBytes() <= limits.whole()) {
                return whole;
            }
        }
        return whole(plan, function, false);
    }

    private static FunctionPlan whole(ModulePlan plan, int function, boolean usesVectorApi) {
        Piece body = Piece.whole(plan.body(function).body().end(), plan.facts(function).memories(),
                MethodLocals.inVariables(plan.facts(function).locals()));
        return new FunctionPlan(plan, function, body, false, usesVectorApi);
    }

    private static FunctionPlan divide(ModulePlan plan, FunctionPlan whole, BodyTable table, SplitLimits limits) {
        Liveness liveness = new Liveness(table);
        Piece body = new SplitPlanner(table, liveness, whole.localKinds.length, limits).plan();
        FunctionPlan divided = new FunctionPlan(plan, whole.function, body, true, false);
        divided.gathering = whole.gathering;
        BitSet packed = new BitSet();
        if (divided.isPacked()) {
            packed.set(0, plan.types().function(divided.function).parameters().size());
            packed.and(whole.pieces.getFirst().locals.used());
        }
        divided.shared = new LocalPlanner(table, divided.pieces).plan(liveness, packed);
        return divided;
    }

    /** {@return whether the parameters come in arrays} */
    boolean isPacked() {
        return Shape.of(plan.types().function(function)).packed();
    }

    boolean isShared(int local) {
        return shared.get(local);
    }

    /** {@return the class of the activations of a divided function} */
    ClassDesc activationClass() {
        return plan.classNamed(ModulePlan.ACTIVATION + function);
    }

    /** {@return the name of the method that a piece becomes} */
    String name(Piece piece) {
        return piece.number == 0 ? plan.bodyName(function)
                : FrameNames.part(plan.definition(function), piece.number);
    }

    /** {@return the descriptor of the method that a piece becomes} */
    MethodTypeDesc type(Piece piece) {
        if (piece.number == 0) {
            return plan.bodyType(function);
        }
        List<ClassDesc> parameters = new ArrayList<>();
        for (Kind input : Kind.halved(piece.parameters())) {
            parameters.add(input.carrier());
        }
        parameters.add(plan.moduleClass());
        parameters.add(activationClass());
        return MethodTypeDesc.of(piece.returned().map(Kind::carrier).orElse(CD_void), parameters);
    }

    /** {@return the class in which a piece is} */
    ClassDesc owner(Piece piece) {
        return owners.getOrDefault(piece, plan.ownerOf(function));
    }

    void setOwner(Piece piece, ClassDesc owner) {
        owners.put(piece, owner);
    }
}
