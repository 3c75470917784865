package io.zeolite.wasi;

import io.zeolite.sysfs.Errno;
import io.zeolite.sysfs.ErrnoException;
import io.zeolite.sysfs.FileStat;
import io.zeolite.sysfs.FileType;
import io.zeolite.sysfs.Whence;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * In what the two snapshots differ: the order of {@code whence}, the width of {@code linkcount}, and a leading
 * identifier in clock subscriptions.
 *
 * @see <a href="https://github.com/WebAssembly/WASI/blob/main/legacy/preview0/witx/typenames.witx">wasi_unstable:
 *      types</a>
 */
enum Abi {
    PREVIEW_1(List.of(Whence.START, Whence.POSITION, Whence.END), 64, 48, 16),
    UNSTABLE(List.of(Whence.POSITION, Whence.END, Whence.START), 56, 56, 24);

    private static final int FILESTAT_TYPE_AT = 16;

    private final List<Whence> whence;
    private final int filestatBytes;
    private final int subscriptionBytes;
    private final int clockAt;

    Abi(List<Whence> whence, int filestatBytes, int subscriptionBytes, int clockAt) {
        this.whence = whence;
        this.filestatBytes = filestatBytes;
        this.subscriptionBytes = subscriptionBytes;
        this.clockAt = clockAt;
    }

    Whence whence(int number) throws ErrnoException {
        if (number < 0 || number >= whence.size()) {
            throw new ErrnoException(Errno.EINVAL);
        }
        return whence.get(number);
    }

    /** {@return the size of a subscription} */
    int subscriptionBytes() {
        return subscriptionBytes;
    }

    /** {@return where the clock's number stands in a subscription} */
    int clockAt() {
        return clockAt;
    }

    /** {@return a {@code filestat}} */
    byte[] filestat(FileStat stat) {
        ByteBuffer bytes = ByteBuffer.allocate(filestatBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(stat.dev()).putLong(stat.ino()).put(FILESTAT_TYPE_AT, filetype(stat.type()));
        switch (this) {
            case PREVIEW_1 -> bytes.position(24).putLong(stat.nlink());
            case UNSTABLE -> bytes.position(20).putInt((int) stat.nlink());
        }
        bytes.putLong(stat.size()).putLong(stat.atimNanos()).putLong(stat.mtimNanos()).putLong(stat.ctimNanos());
        return bytes.array();
    }

    /** {@return a {@code filetype}} */
    static byte filetype(FileType type) {
        return switch (type) {
            case UNKNOWN -> 0;
            case BLOCK_DEVICE -> 1;
            case CHARACTER_DEVICE -> 2;
            case DIRECTORY -> 3;
            case REGULAR_FILE -> 4;
            case DATAGRAM_SOCKET -> 5;
            case STREAM_SOCKET -> 6;
            case SYMBOLIC_LINK -> 7;
        };
    }
}
