package io.zeolite.sysfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrnoTest {

    @Test
    void knowsTheExceptionsOfTheJdk() {
        assertEquals(Errno.ENOENT, Errno.of(new NoSuchFileException("f")));
        assertEquals(Errno.EEXIST, Errno.of(new FileAlreadyExistsException("f")));
        assertEquals(Errno.ENOTEMPTY, Errno.of(new DirectoryNotEmptyException("f")));
        assertEquals(Errno.ENOTDIR, Errno.of(new NotDirectoryException("f")));
        assertEquals(Errno.EACCES, Errno.of(new AccessDeniedException("f")));
        assertEquals(Errno.ELOOP, Errno.of(new FileSystemLoopException("f")));
        assertEquals(Errno.EINVAL, Errno.of(new NotLinkException("f")));
        assertEquals(Errno.EXDEV, Errno.of(new AtomicMoveNotSupportedException("f", "g", "why")));
        assertEquals(Errno.EINTR, Errno.of(new ClosedByInterruptException()));
        assertEquals(Errno.EBADF, Errno.of(new ClosedChannelException()));
    }

    @Test
    void knowsTheWordsOfTheHost() {
        assertEquals(Errno.ENOSPC, Errno.of(new IOException("No space left on device")));
        assertEquals(Errno.EPIPE, Errno.of(new IOException("Broken pipe")));
        assertEquals(Errno.EISDIR, Errno.of(new FileSystemException("f", null, "Is a directory")));
        assertEquals(Errno.ELOOP,
                Errno.of(new IOException("Too many levels of symbolic links (NOFOLLOW_LINKS specified)")));
    }

    @Test
    void takesAnythingElseForAnInputOutputError() {
        assertEquals(Errno.EIO, Errno.of(new IOException("the dog ate it")));
        assertEquals(Errno.EIO, Errno.of(new IOException()));
        assertEquals(Errno.EIO, Errno.of(new FileSystemException("f")));
    }

    @Test
    void hasDistinctTextsWhichExceptionsCarry() {
        assertEquals(Errno.values().length, Stream.of(Errno.values()).map(Errno::text).distinct().count());
        assertEquals("no such file or directory", new ErrnoException(Errno.ENOENT).getMessage());
        assertEquals(0, new ErrnoException(Errno.ENOENT).getStackTrace().length);
    }
}
