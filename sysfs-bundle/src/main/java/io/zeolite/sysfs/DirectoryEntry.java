package io.zeolite.sysfs;

/**
 * One name in a directory.
 *
 * @param name the name, without any separator
 * @param ino  the serial number of what it names; 0 if not known
 * @param type what it names
 */
public record DirectoryEntry(String name, long ino, FileType type) {
}
