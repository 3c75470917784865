package io.zeolite.sysfs;

/** Where an offset counts from. */
public enum Whence {
    /** The start of the file. */
    START,
    /** The position in the file. */
    POSITION,
    /** The end of the file. */
    END
}
