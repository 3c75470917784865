package io.zeolite.sysfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Translates between the attributes of the host's files and those of the guest's. */
final class HostAttributes {

    private static final String UNIX_ATTRIBUTES = "unix:dev,ino,mode,nlink,size,lastAccessTime,lastModifiedTime,ctime";
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

    private static FileType typeOf(BasicFileAttributes basic) {
        if (basic.isOther()) {
            return FileType.UNKNOWN; // Windows: also junctions, directories that lead elsewhere
        }
        return basic.isDirectory() ? FileType.DIRECTORY
                : basic.isSymbolicLink() ? FileType.SYMBOLIC_LINK : FileType.REGULAR_FILE;
    }

    private static long serialNumber(Path path, BasicFileAttributes basic) {
        Object identity = Optional.ofNullable(basic.fileKey()).orElse(path.toAbsolutePath());
        return Integer.toUnsignedLong(identity.hashCode());
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
