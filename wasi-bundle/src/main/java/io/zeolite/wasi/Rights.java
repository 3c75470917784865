package io.zeolite.wasi;

import io.zeolite.sysfs.FileType;

/**
 * The bits of {@code rights}. A descriptor has those that make sense for its kind and for how it was opened, whatever
 * the guest asked for, as most ask for none. A guest can give rights up, for a descriptor or for what is opened through
 * it; then they are refused.
 */
final class Rights {

    static final long FD_DATASYNC = 1L;
    static final long FD_READ = 1L << 1;
    static final long FD_SEEK = 1L << 2;
    static final long FD_FDSTAT_SET_FLAGS = 1L << 3;
    static final long FD_SYNC = 1L << 4;
    static final long FD_TELL = 1L << 5;
    static final long FD_WRITE = 1L << 6;
    static final long FD_ADVISE = 1L << 7;
    static final long FD_ALLOCATE = 1L << 8;
    static final long PATH_CREATE_DIRECTORY = 1L << 9;
    static final long PATH_CREATE_FILE = 1L << 10;
    static final long PATH_LINK_SOURCE = 1L << 11;
    static final long PATH_LINK_TARGET = 1L << 12;
    static final long PATH_OPEN = 1L << 13;
    static final long FD_READDIR = 1L << 14;
    static final long PATH_READLINK = 1L << 15;
    static final long PATH_RENAME_SOURCE = 1L << 16;
    static final long PATH_RENAME_TARGET = 1L << 17;
    static final long PATH_FILESTAT_GET = 1L << 18;
    static final long PATH_FILESTAT_SET_SIZE = 1L << 19;
    static final long PATH_FILESTAT_SET_TIMES = 1L << 20;
    static final long FD_FILESTAT_GET = 1L << 21;
    static final long FD_FILESTAT_SET_SIZE = 1L << 22;
    static final long FD_FILESTAT_SET_TIMES = 1L << 23;
    static final long PATH_SYMLINK = 1L << 24;
    static final long PATH_REMOVE_DIRECTORY = 1L << 25;
    static final long PATH_UNLINK_FILE = 1L << 26;
    static final long POLL_FD_READWRITE = 1L << 27;
    static final long SOCK_SHUTDOWN = 1L << 28;
    static final long SOCK_ACCEPT = 1L << 29;
    static final long ALL = (1L << 30) - 1;

    static final long OF_SOCKET = FD_READ | FD_WRITE | FD_FDSTAT_SET_FLAGS | FD_FILESTAT_GET | POLL_FD_READWRITE
            | SOCK_SHUTDOWN;

    private static final long OF_ANY_FILE = FD_DATASYNC | FD_FDSTAT_SET_FLAGS | FD_SYNC | FD_ADVISE | FD_FILESTAT_GET
            | FD_FILESTAT_SET_TIMES | POLL_FD_READWRITE;
    private static final long OF_PATHS = PATH_CREATE_DIRECTORY | PATH_CREATE_FILE | PATH_LINK_SOURCE | PATH_LINK_TARGET
            | PATH_OPEN | PATH_READLINK | PATH_RENAME_SOURCE | PATH_RENAME_TARGET | PATH_FILESTAT_GET
            | PATH_FILESTAT_SET_SIZE | PATH_FILESTAT_SET_TIMES | PATH_SYMLINK | PATH_REMOVE_DIRECTORY
            | PATH_UNLINK_FILE;

    static final long OF_DIRECTORY = OF_ANY_FILE | FD_READDIR | OF_PATHS;
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
