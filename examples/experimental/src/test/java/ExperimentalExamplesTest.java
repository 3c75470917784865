import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExperimentalExamplesTest {

    @Test
    void eachClientGetsItsOwnInstance() throws Exception {
        assertEquals("out0: Module instance #0%nout1: Module instance #1%nout2: Module instance #2%n".formatted(),
                output(() -> ImportResolution.main(new String[0])));
    }

    @Test
    void notifierLearnsOfEachEndOnce() throws Exception {
        assertEquals("", output(() -> CloseNotification.main(new String[0])));
        assertEquals("second closed with 3%nfirst closed with 3%n".formatted(),
                output(() -> CloseNotification.main(new String[] {"first", "second"})));
    }

    private interface Example {
        void run() throws Exception;
    }

    private static String output(Example example) throws Exception {
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
