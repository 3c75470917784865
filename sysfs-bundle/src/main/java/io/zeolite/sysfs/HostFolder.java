package io.zeolite.sysfs;

import io.zeolite.sysfs.spi.GuestFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A directory of the host that is being looked into. Operations take a single name, or {@link #SELF} where they say so, and
 * follow no symbolic link.
 * <p>
 * Threads: confined.
 */
sealed interface HostFolder extends Closeable permits SecureFolder, PathFolder {

    /** The name of a directory in itself. */
    String SELF = ".";

    /** {@return the directory, by whatever means the platform has against those who move it away meanwhile} */
    static HostFolder of(Path directory) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(directory);
        if (stream instanceof SecureDirectoryStream<Path> secure
                && secure.getFileAttributeView(PosixFileAttributeView.class) != null) {
            return new SecureFolder(directory, secure);
        }
        stream.close();
        return new PathFolder(directory);
    }

    /** {@return what tells the directory from others, if the platform has such a thing} */
    Optional<Object> key() throws IOException;

    /** {@return the directory in it, or itself} */
    HostFolder enter(String name) throws IOException;

    /** {@return what the name stands for, or itself; nothing if there is no such name} */
    Optional<HostName> find(String name) throws IOException;

    /**
     * {@return the attributes of what the name stands for, or of itself}
     *
     * @param found what it was found to stand for
     */
    FileStat stat(String name, HostName found) throws IOException;

    /** {@return what the directory holds, in no order} */
    List<DirectoryEntry> list() throws IOException;

    /**
     * {@return the file, opened}
     *
     * @param mode the permission bits of a file that is made
     */
    FileChannel open(String name, Set<OpenOption> options, int mode) throws IOException, ErrnoException;

    void makeDirectory(String name, int mode) throws IOException, ErrnoException;

    /** Makes a symbolic link. */
    void makeLink(String name, Path target) throws IOException, ErrnoException;

    /** Gives a file of another directory, or of this one, a further name here. */
    void makeHardLink(String name, HostFolder source, String sourceName) throws IOException, ErrnoException;

    /** {@return what the symbolic link says} */
    Path readLink(String name) throws IOException, ErrnoException;

    void deleteFile(String name) throws IOException;

    void deleteDirectory(String name) throws IOException;

    /** Moves what has the name into another directory, or this one, at once. */
    void move(String name, HostFolder target, String targetName) throws IOException;

    /** Sets the permission bits of a file or directory, or of itself. */
    void setMode(String name, int mode) throws IOException, ErrnoException;

    /** Sets the times, or those of itself, in nanoseconds since 1970 or {@link GuestFile#OMIT_TIME}. */
    void setTimes(String name, long atimNanos, long mtimNanos) throws IOException, ErrnoException;

    /** {@return a time for the host; null leaves it as it is} */
    static FileTime fileTime(long nanos) {
        return nanos == GuestFile.OMIT_TIME ? null : FileTime.from(nanos, TimeUnit.NANOSECONDS);
    }
}
