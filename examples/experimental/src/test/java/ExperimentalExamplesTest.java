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

    @Test
    void listenerNotesTheFunctionsOfTheHost() throws Exception {
        assertEquals("wasi_snapshot_preview1.fd_write%nwasi_snapshot_preview1.random_get%n".formatted(),
                output(() -> HostListening.main(new String[0])));
    }

    @Test
    void stackIsWalkedFromTheInnermostFunctionOut() throws Exception {
        assertEquals("""
            function: fn0
            \tprogram counter: 5890831
            \tsource offset: 1234
            function: fn1
            \tprogram counter: 5899822
            \tsource offset: 7286
            function: fn2
            \tprogram counter: 6820312
            \tsource offset: 935891
            """.replace("\n", System.lineSeparator()), output(() -> StackIteration.main(new String[0])));
    }

    @Test
    void snapshotReturnsAgainWithWhatIsRestored() throws Exception {
        assertEquals("5%n".formatted(), output(() -> Checkpoint.main(new String[0])));
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
