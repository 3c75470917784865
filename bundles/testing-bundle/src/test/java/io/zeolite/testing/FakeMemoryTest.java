package io.zeolite.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FakeMemoryTest {

    @Test
    void roundsItsSizeUpToPages() {
        assertEquals(0, FakeMemory.growable(0).size());
        assertEquals(65_536, FakeMemory.growable(1).size());
        assertEquals(65_536, FakeMemory.fixed(65_536).size());
        assertEquals(2, FakeMemory.fixed(65_537).pages());
    }

    @Test
    void growsAndKeepsItsBytes() {
        FakeMemory memory = FakeMemory.growable(FakeMemory.PAGE_BYTES);
        memory.setLong(65_528, 0x0102030405060708L);
        assertEquals(1, memory.grow(2));
        assertEquals(3, memory.pages());
        assertEquals(3, memory.type().limits().minimum());
        assertEquals(0x0102030405060708L, memory.getLong(65_528));
        assertEquals(0, memory.getLong(65_536));
        assertEquals(-1, memory.grow(65_534));
        assertEquals(-1, memory.grow(-1));
        assertEquals(3, memory.grow(0));
    }

    @Test
    void doesNotGrowIfItIsFixed() {
        FakeMemory memory = FakeMemory.fixed(1);
        assertEquals(1, memory.grow(0));
        assertEquals(-1, memory.grow(1));
        assertEquals(1, memory.pages());
    }

    @Test
    void readsWhatWasWrittenInLittleEndian() {
        FakeMemory memory = FakeMemory.fixed(1);
        memory.setInt(1, 0x01020304);
        assertArrayEquals(new byte[] {4, 3, 2, 1}, memory.read(1, 4));
        assertEquals(0x0203, memory.getShort(2));
        memory.setShort(9, (short) -2);
        memory.setByte(11, (byte) 7);
        assertEquals(-2, memory.getShort(9));
        assertEquals(7, memory.getByte(11));
        memory.setDouble(16, 1.5);
        assertEquals(1.5, memory.getDouble(16));
        memory.write(100, "bär".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertEquals("bär", memory.readUtf8(100, 4));
        assertEquals('b', memory.segment().get(java.lang.foreign.ValueLayout.JAVA_BYTE, 100));
        assertTrue(memory.segment().isNative());
    }

    @Test
    void refusesAccessBeyondItsSize() {
        FakeMemory memory = FakeMemory.fixed(1);
        assertThrows(IndexOutOfBoundsException.class, () -> memory.getLong(65_529));
        assertThrows(IndexOutOfBoundsException.class, () -> memory.setLong(65_529, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> memory.getByte(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> memory.read(65_535, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> memory.write(65_535, new byte[2]));
        assertEquals(0, memory.getByte(65_535));
    }
}
