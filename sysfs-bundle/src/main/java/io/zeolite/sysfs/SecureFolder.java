package io.zeolite.sysfs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An open directory: a name is looked up in it, wherever it has been moved and whatever its path leads to by now. What the
 * platform can do only by path, {@link VerifiedPaths} does.
 */
final class SecureFolder implements HostFolder {

    private static final int STAT_ATTEMPTS = 3;

    private final Path path;
    private final SecureDirectoryStream<Path> stream;

    SecureFolder(Path path, SecureDirectoryStream<Path> stream) {
        this.path = path;
        this.stream = stream;
    }

    /** {@return where the directory was when it was opened} */
    Path path() {
        return path;
    }

    private Path relative(String name) {
        return path.getFileSystem().getPath(name);
    }

    @Override
    public Optional<Object> key() throws IOException {
        return Optional.of(stream.getFileAttributeView(BasicFileAttributeView.class).readAttributes().fileKey());
    }

    private PosixFileAttributes attributes(String name) throws IOException {
        return stream.getFileAttributeView(relative(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    @Override
    public SecureFolder enter(String name) throws IOException {
        return new SecureFolder(name.equals(SELF) ? path : path.resolve(name),
                stream.newDirectoryStream(relative(name), LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public Optional<HostName> find(String name) throws IOException {
        try {
            return Optional.of(found(attributes(name)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static HostName found(BasicFileAttributes attributes) {
        return new HostName(HostAttributes.typeOf(attributes), Optional.of(attributes.fileKey()));
    }

    /**
     * All attributes come by path only. They count if they are those of the file that the name stands for; if the path
     * leads elsewhere again and again, the ones that an open directory gives have to do.
     */
    @Override
    public FileStat stat(String name, HostName found) throws IOException {
        Optional<Object> key = found.key();
        for (int attempt = 0; attempt < STAT_ATTEMPTS; attempt++) {
            Optional<FileStat> complete = HostAttributes.find(path.resolve(name), key);
            if (complete.isPresent()) {
                return complete.get();
            }
            key = Optional.of(attributes(name).fileKey());
        }
        return HostAttributes.fromPosix(attributes(name));
    }

    @Override
    public List<DirectoryEntry> list() throws IOException {
        List<DirectoryEntry> entries = new ArrayList<>();
        try {
            for (Path child : stream) {
                entry(child.getFileName().toString()).ifPresent(entries::add);
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        return entries;
    }

    private Optional<DirectoryEntry> entry(String name) throws IOException {
        try {
            PosixFileAttributes attributes = attributes(name);
            HostName found = found(attributes);
            return Optional.of(new DirectoryEntry(name, HostAttributes.serialNumber(attributes.fileKey()),
                    found.type() == FileType.UNKNOWN ? stat(name, found).type() : found.type()));
        } catch (NoSuchFileException _) {
            return Optional.empty(); // removed meanwhile
        }
    }

    @Override
    public FileChannel open(String name, Set<OpenOption> options, int mode) throws IOException, ErrnoException {
        Set<OpenOption> all = new HashSet<>(options);
        all.add(LinkOption.NOFOLLOW_LINKS);
        SeekableByteChannel opened =
                stream.newByteChannel(relative(name), all, HostAttributes.forNewFile(path, mode));
        if (opened instanceof FileChannel channel) {
            return channel;
        }
        opened.close();
        throw new ErrnoException(Errno.ENOTSUP);
    }

    @Override
    public void makeDirectory(String name, int mode) throws IOException, ErrnoException {
        VerifiedPaths.makeDirectory(this, name, mode);
    }

    @Override
    public void makeLink(String name, Path target) throws IOException, ErrnoException {
        VerifiedPaths.makeLink(this, name, target);
    }

    @Override
    public void makeHardLink(String name, HostFolder source, String sourceName) throws IOException, ErrnoException {
        VerifiedPaths.makeHardLink(this, name, (SecureFolder) source, sourceName);
    }

    @Override
    public Path readLink(String name) throws IOException, ErrnoException {
        return VerifiedPaths.readLink(this, name);
    }

    @Override
    public void deleteFile(String name) throws IOException {
        stream.deleteFile(relative(name));
    }

    @Override
    public void deleteDirectory(String name) throws IOException {
        stream.deleteDirectory(relative(name));
    }

    @Override
    public void move(String name, HostFolder target, String targetName) throws IOException {
        stream.move(relative(name), ((SecureFolder) target).stream, relative(targetName));
    }

    @Override
    public void setMode(String name, int mode) throws IOException, ErrnoException {
        requireOpenable(HostAttributes.typeOf(attributes(name)));
        stream.getFileAttributeView(relative(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setPermissions(HostAttributes.permissions(mode));
    }

    @Override
    public void setTimes(String name, long atimNanos, long mtimNanos) throws IOException, ErrnoException {
        FileType type = HostAttributes.typeOf(attributes(name));
        if (type == FileType.SYMBOLIC_LINK) {
            VerifiedPaths.setTimes(this, name, atimNanos, mtimNanos);
            return;
        }
        requireOpenable(type);
        stream.getFileAttributeView(relative(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(HostFolder.fileTime(mtimNanos), HostFolder.fileTime(atimNanos), null);
    }

    /** The platform opens what it changes the attributes of. At a pipe that would wait for another end. */
    private static void requireOpenable(FileType type) throws ErrnoException {
        if (type != FileType.REGULAR_FILE && type != FileType.DIRECTORY) {
            throw new ErrnoException(Errno.EACCES);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /** {@return whether the path of the directory still leads to it} */
    boolean isAtItsPath() throws IOException {
        return HostAttributes.keyAt(path).equals(key());
    }
}
