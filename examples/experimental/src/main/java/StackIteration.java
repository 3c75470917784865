import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.Slots;
import io.zeolite.api.type.FunctionType;
import io.zeolite.experimental.ProgramCounter;
import io.zeolite.experimental.StackFrame;
import io.zeolite.experimental.StackIterator;
import java.util.List;
import java.util.Optional;

/** What a listener sees of the stack, here of one that is made up, as for a test of a listener. */
public final class StackIteration {

    private StackIteration() {
    }

    private static StackFrame frame(int index, long programCounter, long sourceOffset) {
        FunctionType type = FunctionType.of();
        FunctionDefinition function = new FunctionDefinition("", index, "fn" + index, type, Optional.empty(), List.of(),
                List.of(), List.of(), false);
        return new StackFrame(function, Slots.forType(type), Slots.forType(type), new ProgramCounter(programCounter),
                sourceOffset);
    }

    /** Runs the example. */
    public static void main(String[] arguments) {
        StackIterator stack = StackIterator.of(frame(0, 5890831, 1234), frame(1, 5899822, 7286),
                frame(2, 6820312, 935891));
        while (stack.next()) {
            IO.println("function: " + stack.function().definition().name());
            IO.println("\tprogram counter: " + stack.programCounter().value());
            IO.println("\tsource offset: " + stack.function().sourceOffset(stack.programCounter()));
        }
    }
}
