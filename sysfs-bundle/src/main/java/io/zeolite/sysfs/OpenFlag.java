package io.zeolite.sysfs;

/**
 * How to open a file. A set without {@link #READ} and {@link #WRITE} opens for neither, which suits directories.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/functions/open.html">POSIX: open</a>
 */
public enum OpenFlag {
    /** For reading. */
    READ,
    /** For writing. */
    WRITE,
    /** Every write goes to the end. */
    APPEND,
    /** Make the file if it does not exist. */
    CREATE,
    /** Together with {@link #CREATE}: fail if it exists. */
    EXCLUSIVE,
    /** Empty the file; needs {@link #WRITE}. */
    TRUNCATE,
    /** Fail unless it is a directory. */
    DIRECTORY,
    /** Fail if it is a symbolic link. */
    NO_FOLLOW,
    /** Do not wait for data. */
    NONBLOCK,
    /** A write returns when the data is stored. */
    DSYNC,
    /** A write returns when data and attributes are stored. */
    SYNC
}
