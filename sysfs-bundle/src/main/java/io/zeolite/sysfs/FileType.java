package io.zeolite.sysfs;

/** What kind of thing a name stands for. */
public enum FileType {
    /** Not known, or none of the others. */
    UNKNOWN,
    /** A block device. */
    BLOCK_DEVICE,
    /** A character device, such as a terminal. */
    CHARACTER_DEVICE,
    /** A directory. */
    DIRECTORY,
    /** An ordinary file. */
    REGULAR_FILE,
    /** A datagram socket. */
    DATAGRAM_SOCKET,
    /** A stream socket. */
    STREAM_SOCKET,
    /** A symbolic link. */
    SYMBOLIC_LINK
}
