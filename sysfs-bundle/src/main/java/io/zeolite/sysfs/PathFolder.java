package io.zeolite.sysfs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A directory that is found by its path each time: of an archive, of a file system in memory, of Windows.
 *
 * @param path the directory, without symbolic links
 */
record PathFolder(Path path) implements HostFolder {

    private Path child(String name) {
        return name.equals(SELF) ? path : path.resolve(name);
    }

    @Override
    public Optional<Object> key() {
        return Optional.empty();
    }

    @Override
    public PathFolder enter(String name) {
        return new PathFolder(child(name));
    }

    @Override
    public Optional<HostName> find(String name) throws IOException {
        return HostAttributes.typeOf(child(name)).map(type -> new HostName(type, Optional.empty()));
    }

    @Override
    public FileStat stat(String name, HostName found) throws IOException {
        return HostAttributes.read(child(name));
    }

    @Override
    public List<DirectoryEntry> list() throws IOException {
        List<DirectoryEntry> entries = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
            for (Path child : children) {
                String name = child.getFileName().toString().replace("/", ""); // zip: "name/" for directories
                HostAttributes.find(child)
                        .ifPresent(stat -> entries.add(new DirectoryEntry(name, stat.ino(), stat.type())));
            }
        }
        return entries;
    }

    @Override
    public FileChannel open(String name, Set<OpenOption> options, int mode) throws IOException {
        Set<OpenOption> all = new HashSet<>(options);
        if (path.getFileSystem() == FileSystems.getDefault()) {
            all.add(LinkOption.NOFOLLOW_LINKS); // archives have no links, and know no such option
        }
        return FileChannel.open(child(name), all, HostAttributes.forNewFile(path, mode));
    }

    @Override
    public void makeDirectory(String name, int mode) throws IOException {
        Files.createDirectory(child(name), HostAttributes.forNewFile(path, mode));
    }

    @Override
    public void makeLink(String name, Path target) throws IOException {
        Files.createSymbolicLink(child(name), target);
    }

    @Override
    public void makeHardLink(String name, HostFolder source, String sourceName) throws IOException {
        Files.createLink(child(name), ((PathFolder) source).child(sourceName));
    }

    @Override
    public Path readLink(String name) throws IOException {
        return Files.readSymbolicLink(child(name));
    }

    @Override
    public void deleteFile(String name) throws IOException {
        Files.delete(child(name));
    }

    @Override
    public void deleteDirectory(String name) throws IOException {
        Files.delete(child(name));
    }

    @Override
    public void move(String name, HostFolder target, String targetName) throws IOException {
        Files.move(child(name), ((PathFolder) target).child(targetName), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void setMode(String name, int mode) throws IOException, ErrnoException {
        PosixFileAttributeView view = Files.getFileAttributeView(child(name), PosixFileAttributeView.class);
        if (view == null) {
            throw new ErrnoException(Errno.ENOTSUP);
        }
        view.setPermissions(HostAttributes.permissions(mode));
    }

    @Override
    public void setTimes(String name, long atimNanos, long mtimNanos) throws IOException {
        Files.getFileAttributeView(child(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(HostFolder.fileTime(mtimNanos), HostFolder.fileTime(atimNanos), null);
    }

    @Override
    public void close() {
        // nothing is held
    }
}
