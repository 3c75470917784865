package io.zeolite.wasi;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A stream that can be waited for. Reading an {@link InputStream} may wait for ever, and nothing ends it; so where a
 * read might wait, a thread of its own reads, and who waits for that thread can give up. What it has read then is kept
 * for the next read, also of another guest if the stream is the standard input of this process.
 * <p>
 * Threads: safe.
 */
final class ReadAhead {

    private static final int CHUNK_BYTES = 1 << 16;
    private static final Class<?> NULL_STREAM = InputStream.nullInputStream().getClass();
    private static ReadAhead ofProcess = new ReadAhead(InputStream.nullInputStream());

    private final InputStream stream;
    private final List<Runnable> waiters = new ArrayList<>();
    /** What was read, between position and limit; replaced when the thread has read more. */
    private byte[] chunk = {};
    private int position;
    private int limit;
    private boolean reading;
    /** What the thread found instead of bytes; told once, as more may come behind the end of a terminal's input. */
    private boolean atEnd;
    private Exception failure;

    private ReadAhead(InputStream stream) {
        this.stream = stream;
    }

    /** {@return the stream; the same for all guests that have the standard input of this process} */
    static synchronized ReadAhead of(InputStream stream) {
        if (stream != System.in) {
            return new ReadAhead(stream);
        }
        if (ofProcess.stream != stream) {
            ofProcess = new ReadAhead(stream);
        }
        return ofProcess;
    }

    /** {@return how many bytes were read into the buffer, 0 at the end; -1 if one would have to wait} */
    synchronized int read(ByteBuffer buffer) throws IOException {
        if (!buffer.hasRemaining()) {
            return 0;
        }
        if (position < limit) {
            return take(buffer);
        }
        if (atEnd || failure != null) {
            return finish();
        }
        if (reading) {
            return -1;
        }
        int wanted = Math.min(CHUNK_BYTES, buffer.remaining());
        int count = neverWaits() ? wanted : Math.min(wanted, stream.available());
        if (count <= 0) {
            return -1;
        }
        reserve(count);
        limit = Math.max(0, stream.read(chunk, 0, count));
        position = 0;
        return take(buffer);
    }

    private int take(ByteBuffer buffer) {
        int count = Math.min(limit - position, buffer.remaining());
        buffer.put(chunk, position, count);
        position += count;
        return count;
    }

    private int finish() throws IOException {
        Exception told = failure;
        atEnd = false;
        failure = null;
        return switch (told) {
            case IOException thrown -> throw thrown;
            case RuntimeException thrown -> throw thrown;
            case null, default -> 0;
        };
    }

    private void reserve(int bytes) {
        if (chunk.length < bytes) {
            chunk = new byte[bytes];
        }
    }

    /** {@return whether a read would not wait} */
    synchronized boolean isReady() {
        return position < limit || atEnd || failure != null || !reading && (neverWaits() || available() > 0);
    }

    /** {@return how many bytes can be read without waiting, as far as the stream knows} */
    synchronized int available() {
        if (position < limit || reading) {
            return limit - position;
        }
        try {
            return stream.available();
        } catch (IOException _) {
            return 0; // the next read tells
        }
    }

    private boolean neverWaits() {
        return stream.getClass() == ByteArrayInputStream.class || stream.getClass() == NULL_STREAM;
    }

    /** Runs the action once a read would not wait, in another thread if not now. */
    void whenReady(Runnable action) {
        synchronized (this) {
            if (!isReady()) {
                waiters.add(action);
                if (!reading) {
                    reading = true;
                    Thread.ofPlatform().daemon().name("zeolite-wasi-input").start(this::readOn);
                }
                return;
            }
        }
        action.run();
    }

    /** Forgets an action that need not run any more. */
    synchronized void forget(Runnable action) {
        waiters.remove(action);
    }

    private void readOn() {
        byte[] read = new byte[CHUNK_BYTES];
        int count = 0;
        Exception thrown = null;
        try {
            count = stream.read(read);
        } catch (IOException | RuntimeException caught) {
            thrown = caught; // whoever reads next gets it
        }
        arrived(read, count, thrown).forEach(Runnable::run);
    }

    private synchronized List<Runnable> arrived(byte[] read, int count, Exception thrown) {
        chunk = read;
        position = 0;
        limit = Math.max(0, count);
        atEnd = count <= 0;
        failure = thrown;
        reading = false;
        List<Runnable> all = List.copyOf(waiters);
        waiters.clear();
        return all;
    }
}
