package io.zeolite.sysfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Translates between the attributes of the host's files and those of the guest's. */
final class HostAttributes {

    private static final String UNIX_ATTRIBUTES =
            "unix:dev,ino,mode,nlink,size,lastAccessTime,lastModifiedTime,ctime,fileKey";
    private static final int PERMISSION_BITS = 07777;
    private static final FileAttribute<?>[] NONE = {};

    private HostAttributes() {
    }

    /** Reads the attributes of the file itself, never of what it links to; empty if there is no such file. */
    static Optional<FileStat> find(Path path) throws IOException {
        try {
            return Optional.of(read(path));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** Reads the attributes of the file itself, never of what it links to. */
    static FileStat read(Path path) throws IOException {
        if (supports(path, "unix")) {
            return fromUnix(Files.readAttributes(path, UNIX_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS));
        }
        BasicFileAttributes basic = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        int mode = basic.isDirectory() ? 0755 : 0644;
        return new FileStat(0, serialNumber(path, basic), typeOf(basic), mode, 1, basic.size(),
                nanos(basic.lastAccessTime()), nanos(basic.lastModifiedTime()), nanos(basic.lastModifiedTime()));
    }

    /** {@return all attributes of what is at the path if it has the key; nothing if it is something else} */
    static Optional<FileStat> find(Path path, Optional<Object> key) {
        try {
            Map<String, Object> unix = Files.readAttributes(path, UNIX_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            return key.equals(Optional.ofNullable(unix.get("fileKey"))) ? Optional.of(fromUnix(unix))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty(); // moved, or its path has become too long
        }
    }

    /** {@return what tells that which is at the path from other files; nothing if nothing is there} */
    static Optional<Object> keyAt(Path path) {
        try {
            return Optional.ofNullable(Files
                    .readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** {@return what is at the path itself; nothing if nothing is there} */
    static Optional<FileType> typeOf(Path path) throws IOException {
        try {
            return Optional
                    .of(typeOf(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** {@return attributes without special permission bits, the number of links and the time of the last change} */
    static FileStat fromPosix(PosixFileAttributes posix) {
        int mode = 0;
        for (PosixFilePermission permission : posix.permissions()) {
            mode |= 0400 >>> permission.ordinal();
        }
        long mtim = nanos(posix.lastModifiedTime());
        return new FileStat(0, serialNumber(posix.fileKey()), typeOf(posix), mode, 1, posix.size(),
                nanos(posix.lastAccessTime()), mtim, mtim);
    }

    private static FileStat fromUnix(Map<String, Object> unix) {
        int mode = (int) unix.get("mode");
        return new FileStat((long) unix.get("dev"), (long) unix.get("ino"), typeOf(mode), mode & PERMISSION_BITS,
                (int) unix.get("nlink"), (long) unix.get("size"), nanos((FileTime) unix.get("lastAccessTime")),
                nanos((FileTime) unix.get("lastModifiedTime")), nanos((FileTime) unix.get("ctime")));
    }

    private static FileType typeOf(int mode) {
        return switch (mode & 0170000) {
            case 0020000 -> FileType.CHARACTER_DEVICE;
            case 0040000 -> FileType.DIRECTORY;
            case 0060000 -> FileType.BLOCK_DEVICE;
            case 0100000 -> FileType.REGULAR_FILE;
            case 0120000 -> FileType.SYMBOLIC_LINK;
            case 0140000 -> FileType.STREAM_SOCKET;
            default -> FileType.UNKNOWN;
        };
    }

    /** {@return the type; unknown for devices, pipes and sockets} */
    static FileType typeOf(BasicFileAttributes basic) {
        if (basic.isOther()) {
            return FileType.UNKNOWN; // Windows: also junctions, directories that lead elsewhere
        }
        return basic.isDirectory() ? FileType.DIRECTORY
                : basic.isSymbolicLink() ? FileType.SYMBOLIC_LINK : FileType.REGULAR_FILE;
    }

    private static long serialNumber(Path path, BasicFileAttributes basic) {
        Object key = basic.fileKey();
        return key == null ? Integer.toUnsignedLong(path.toAbsolutePath().hashCode()) : serialNumber(key);
    }

    /**
     * {@return the serial number that a key says; some other number if it says none}
     *
     * A key is opaque, but an open directory gives nothing else. All Unix platforms have written
     * {@code (dev=fe00,ino=2172185)} since Java 7.
     */
    static long serialNumber(Object key) {
        String text = key.toString();
        int start = text.indexOf("ino=") + 4;
        int end = text.indexOf(')', start);
        if (start >= 4 && end > start) {
            try {
                return Long.parseLong(text, start, end, 10);
            } catch (NumberFormatException _) {
                // not of this form after all
            }
        }
        return Integer.toUnsignedLong(key.hashCode());
    }

    private static long nanos(FileTime time) {
        return time.to(TimeUnit.NANOSECONDS);
    }

    /** Gives the permission bits to a file that is about to be made, where the host knows of such. */
    static FileAttribute<?>[] forNewFile(Path path, int mode) {
        return supports(path, "posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions(mode))}
                : NONE;
    }

    static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            if ((mode & 0400 >>> permission.ordinal()) != 0) {
                permissions.add(permission);
            }
        }
        return permissions;
    }

    private static boolean supports(Path path, String view) {
        return path.getFileSystem().supportedFileAttributeViews().contains(view);
    }
}
