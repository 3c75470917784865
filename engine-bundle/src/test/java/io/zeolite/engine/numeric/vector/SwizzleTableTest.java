package io.zeolite.engine.numeric.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.invoke.MethodHandles;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SwizzleTableTest {

    private final Random random = new Random(2);

    @Test
    void choosesWhatTheVectorItselfWould() {
        for (int n = 0; n < 200; n++) {
            long low = random.nextLong();
            long high = random.nextLong();
            SwizzleTable table = SwizzleTable.of(MethodHandles.lookup(), "table", SwizzleTable.class, low, high);
            for (int i = 0; i < 200; i++) {
                long indices = random.nextLong() & (i % 2 == 0 ? -1 : 0x0F0F_0F0F_0F0F_0F0FL);
                assertEquals(I8x16.swizzle(low, high, indices), table.swizzle(indices));
            }
        }
    }
}
