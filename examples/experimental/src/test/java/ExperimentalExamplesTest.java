import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExperimentalExamplesTest {

    @Test
    void eachClientGetsItsOwnInstance() {
        assertEquals("out0: Module instance #0%nout1: Module instance #1%nout2: Module instance #2%n".formatted(),
                output(() -> ImportResolution.main(new String[0])));
    }

    @Test
    void notifierLearnsOfEachEndOnce() {
        assertEquals("first closed with 3%nsecond closed with 0%n".formatted(),
                output(() -> CloseNotification.main(new String[0])));
    }

    @Test
    void snapshotReturnsAgainWithWhatIsRestored() {
        assertEquals("5%n".formatted(), output(() -> Checkpoint.main(new String[0])));
    }

    private static String output(Runnable example) {
        PrintStream out = System.out;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            example.run();
        } finally {
            System.setOut(out);
        }
        return captured.toString(StandardCharsets.UTF_8);
    }
}
