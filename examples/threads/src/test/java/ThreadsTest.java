import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ThreadsTest {

    @Test
    void noCountIsLost() throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            Threads.main(new String[0]);
        } finally {
            System.setOut(out);
        }
        assertEquals("800000%n".formatted(), captured.toString(StandardCharsets.UTF_8));
    }
}
