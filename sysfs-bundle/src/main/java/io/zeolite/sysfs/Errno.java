package io.zeolite.sysfs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a system call failed, under the names of POSIX. The numbers are the guest's affair: each system interface has its
 * own.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/errno.h.html">POSIX: errno.h</a>
 */
public enum Errno {
    /** Permission denied. */
    EACCES("permission denied"),
    /** The resource is busy for now. */
    EAGAIN("resource temporarily unavailable"),
    /** No such descriptor, or not opened for this. */
    EBADF("bad file descriptor"),
    /** The file or the device is in use. */
    EBUSY("device or resource busy"),
    /** The connection was given up before it was accepted. */
    ECONNABORTED("software caused connection abort"),
    /** The peer has cut the connection. */
    ECONNRESET("connection reset by peer"),
    /** The quota is used up. */
    EDQUOT("disk quota exceeded"),
    /** The file exists already. */
    EEXIST("file exists"),
    /** An address lies outside memory. */
    EFAULT("bad address"),
    /** The file would be too large. */
    EFBIG("file too large"),
    /** A name is not valid text. */
    EILSEQ("invalid or incomplete multibyte or wide character"),
    /** The call was interrupted. */
    EINTR("interrupted system call"),
    /** An argument makes no sense. */
    EINVAL("invalid argument"),
    /** The host failed, for a reason without a better name. */
    EIO("input/output error"),
    /** A directory stands where a file is needed. */
    EISDIR("is a directory"),
    /** Too many symbolic links, or one where none is allowed. */
    ELOOP("too many levels of symbolic links"),
    /** Too many descriptors of this process. */
    EMFILE("too many open files"),
    /** Too many links to one file. */
    EMLINK("too many links"),
    /** A name is too long. */
    ENAMETOOLONG("file name too long"),
    /** Too many open files in the host. */
    ENFILE("too many open files in system"),
    /** No such device. */
    ENODEV("no such device"),
    /** The file does not exist. */
    ENOENT("no such file or directory"),
    /** No memory left. */
    ENOMEM("cannot allocate memory"),
    /** No space left. */
    ENOSPC("no space left on device"),
    /** The function is not implemented. */
    ENOSYS("function not implemented"),
    /** The guest has given up the right to do so. */
    ENOTCAPABLE("capabilities insufficient"),
    /** The socket is not connected. */
    ENOTCONN("transport endpoint is not connected"),
    /** Something else stands where a directory is needed. */
    ENOTDIR("not a directory"),
    /** The directory has entries. */
    ENOTEMPTY("directory not empty"),
    /** Not a socket. */
    ENOTSOCK("socket operation on non-socket"),
    /** The operation is not supported here. */
    ENOTSUP("operation not supported"),
    /** A device without a counterpart. */
    ENXIO("no such device or address"),
    /** A value does not fit its type. */
    EOVERFLOW("value too large for defined data type"),
    /** The operation is not permitted; also said of paths that lead out of a mount. */
    EPERM("operation not permitted"),
    /** Nobody reads any more. */
    EPIPE("broken pipe"),
    /** A result is too large for the buffer. */
    ERANGE("numerical result out of range"),
    /** The file system is read-only. */
    EROFS("read-only file system"),
    /** The file has no position. */
    ESPIPE("illegal seek"),
    /** The file is being executed. */
    ETXTBSY("text file busy"),
    /** The two files are on different file systems. */
    EXDEV("invalid cross-device link");

    private static final Map<String, Errno> BY_TEXT = Stream.of(values())
            .collect(Collectors.toUnmodifiableMap(Errno::text, Function.identity()));

    private final String text;

    Errno(String text) {
        this.text = text;
    }

    /** {@return the error in words, for people} */
    public String text() {
        return text;
    }

    /**
     * {@return the error that an exception of the host stands for; {@link #EIO} if none is known}
     *
     * Where the JDK has no exception of its own, the host's words decide.
     */
    public static Errno of(IOException exception) {
        return switch (exception) {
            case NoSuchFileException _ -> ENOENT;
            case FileAlreadyExistsException _ -> EEXIST;
            case DirectoryNotEmptyException _ -> ENOTEMPTY;
            case NotDirectoryException _ -> ENOTDIR;
            case AccessDeniedException _ -> EACCES;
            case FileSystemLoopException _ -> ELOOP;
            case NotLinkException _ -> EINVAL;
            case AtomicMoveNotSupportedException _ -> EXDEV;
            case FileSystemException failure -> ofText(failure.getReason());
            case ClosedByInterruptException _, InterruptedIOException _ -> EINTR;
            case ClosedChannelException _ -> EBADF;
            default -> ofText(exception.getMessage());
        };
    }

    private static Errno ofText(String hostText) {
        String said = Optional.ofNullable(hostText).orElse("").toLowerCase(Locale.ROOT)
                .replace(" (nofollow_links specified)", "")
                .replace(" or unable to access attributes of symbolic link", "");
        return BY_TEXT.getOrDefault(said, EIO);
    }
}
