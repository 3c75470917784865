package io.zeolite.engine.tier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zeolite.api.ExecutionTier;
import io.zeolite.api.ModuleInstance;
import io.zeolite.format.Immediates;
import io.zeolite.format.Opcode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Per row of the opcode table that computes something of its operands alone: the tiers agree with each other on edge values,
 * and with the specification where that is written down a second time. Rows that a tier cannot execute yet are compared as
 * soon as it can.
 */
class ScalarOpcodesTest {

    private static final Set<Immediates> SHAPES =
            Set.of(Immediates.NONE, Immediates.I32, Immediates.I64, Immediates.F32,
                    Immediates.F64, Immediates.V128, Immediates.LANE, Immediates.LANES);

    static Stream<Opcode> rows() {
        return Arrays.stream(Opcode.values()).filter(
                opcode -> opcode.signature().isPresent() && SHAPES.contains(opcode.immediates()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void tiersAgreeWithEachOtherAndWithTheSpecification(Opcode opcode) {
        List<Form> forms = Form.all(opcode).stream().filter(Form::isWritable).toList();
        FunctionModule module = new FunctionModule();
        forms.forEach(form -> module.add(form.type(), form.body()));
        Map<ExecutionTier, ModuleInstance> instances = Tiers.instantiate(module.encode());
        assertTrue(instances.size() == ExecutionTier.values().length || Tiers.mayLack(opcode),
                () -> "only " + instances.keySet());
        for (int i = 0; i < forms.size(); i++) {
            Form form = forms.get(i);
            String export = "f" + i;
            for (List<long[]> operands : form.tuples()) {
                Optional<Outcome> expected = ScalarReference.covers(opcode)
                        ? Optional.of(form.after(Nans.unified(opcode, ScalarReference.evaluate(opcode, operands))))
                        : Optional.empty();
                for (ModuleInstance instance : instances.values()) {
                    Outcome outcome = Nans.unified(opcode,
                            Outcome.of(instance.function(export), form.parameters(operands)));
                    if (expected.isEmpty()) {
                        expected = Optional.of(outcome);
                    }
                    assertEquals(expected.get(), outcome, () -> form + " of " + hexadecimal(operands));
                }
            }
        }
    }

    private static String hexadecimal(List<long[]> operands) {
        return operands.stream().flatMapToLong(Arrays::stream).mapToObj(Long::toHexString).toList().toString();
    }
}
