package io.zeolite.wasi;

import io.zeolite.sysfs.FileType;

/**
 * The bits of {@code rights}. They say what a descriptor can do, as toolchains ask for it; they are not a means of
 * access control, which WASI has given up.
 */
final class Rights {

    static final long FD_READ = 1L << 1;
    static final long FD_WRITE = 1L << 6;

    private static final long FD_SEEK = 1L << 2;
    private static final long FD_TELL = 1L << 5;
    private static final long FD_ALLOCATE = 1L << 8;
    private static final long FD_FILESTAT_SET_SIZE = 1L << 22;
    /** Sync, flags, advice, attributes, times and polling. */
    private static final long OF_ANY_FILE = 1L | 1L << 3 | 1L << 4 | 1L << 7 | 1L << 21 | 1L << 23 | 1L << 27;
    /** All that begin with {@code path_} but {@code path_filestat_set_size}, and {@code fd_readdir}. */
    private static final long OF_PATHS = 0x17_fe00L | 1L << 24 | 1L << 25 | 1L << 26;

    static final long SOCK_ACCEPT = 1L << 29;
    /** To read, write, set flags, ask for attributes, poll and shut down. */
    static final long OF_SOCKET = FD_READ | FD_WRITE | 1L << 3 | 1L << 21 | 1L << 27 | 1L << 28;
    static final long OF_DIRECTORY = OF_ANY_FILE | OF_PATHS;
    static final long BELOW_DIRECTORY = OF_DIRECTORY | ofFile(FileType.REGULAR_FILE, true, true);

    private Rights() {
    }

    /** A stream has no position: C libraries take a character device without these two rights for a terminal. */
    static long ofFile(FileType type, boolean readable, boolean writable) {
        long position = type == FileType.REGULAR_FILE ? FD_SEEK | FD_TELL : 0;
        return OF_ANY_FILE | position | (readable ? FD_READ : 0)
                | (writable ? FD_WRITE | FD_ALLOCATE | FD_FILESTAT_SET_SIZE : 0);
    }
}
