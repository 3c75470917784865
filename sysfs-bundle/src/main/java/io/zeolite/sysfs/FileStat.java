package io.zeolite.sysfs;

/**
 * The attributes of a file.
 *
 * @param dev       the device that holds it
 * @param ino       its serial number on the device
 * @param type      what it is
 * @param mode      the permission bits
 * @param nlink     the number of hard links
 * @param size      the size in bytes
 * @param atimNanos the last access, in nanoseconds since 1970-01-01T00:00:00Z
 * @param mtimNanos the last change of the content, likewise
 * @param ctimNanos the last change of content or attributes, likewise
 */
public record FileStat(long dev, long ino, FileType type, int mode, long nlink, long size, long atimNanos,
        long mtimNanos, long ctimNanos) {

    /** {@return attributes that are all zero but for the type; for streams and other things that have none} */
    public static FileStat ofType(FileType type) {
        return new FileStat(0, 0, type, 0, 1, 0, 0, 0, 0);
    }

    /** {@return whether it is a directory} */
    public boolean isDirectory() {
        return type == FileType.DIRECTORY;
    }
}
