import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HostFunctionsTest {

    @Test
    void guestCallsItsHost() {
        PrintStream out = System.out;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            HostFunctions.main(new String[0]);
        } finally {
            System.setOut(out);
        }
        assertEquals("hello from the guest%n42.0%n".formatted(), captured.toString(StandardCharsets.UTF_8));
    }
}
