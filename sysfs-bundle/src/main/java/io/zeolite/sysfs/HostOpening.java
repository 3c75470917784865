package io.zeolite.sysfs;

import io.zeolite.sysfs.spi.GuestFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Opens one path of a {@link HostDirectory}, which holds its lock meanwhile.
 *
 * @param fileSystem where the path starts
 * @param path       the guest's
 * @param flags      how to open
 * @param mode       the permission bits of a file that is made
 */
record HostOpening(HostDirectory fileSystem, String path, Set<OpenFlag> flags, int mode) {

    GuestFile open() throws IOException, ErrnoException {
        boolean create = has(OpenFlag.CREATE);
        boolean exclusive = create && has(OpenFlag.EXCLUSIVE);
        try (HostPath place =
                HostPath.resolve(fileSystem.root(), path, !exclusive && !has(OpenFlag.NO_FOLLOW))) {
            if (exclusive) {
                place.requireAbsent();
            }
            if (create && place.isAbsent()) {
                if (place.directoryRequired()) {
                    throw new ErrnoException(Errno.EISDIR);
                }
                return openFile(place);
            }
            return switch (place.type()) {
                case DIRECTORY -> openDirectory(place);
                case REGULAR_FILE -> openFile(place);
                case SYMBOLIC_LINK -> throw new ErrnoException(Errno.ELOOP);
                case BLOCK_DEVICE, CHARACTER_DEVICE, DATAGRAM_SOCKET, STREAM_SOCKET, UNKNOWN ->
                        throw new ErrnoException(Errno.EACCES);
            };
        }
    }

    private boolean has(OpenFlag flag) {
        return flags.contains(flag);
    }

    private GuestFile openDirectory(HostPath place) throws ErrnoException {
        if (has(OpenFlag.WRITE) || has(OpenFlag.CREATE) || has(OpenFlag.TRUNCATE)) {
            throw new ErrnoException(Errno.EISDIR);
        }
        return new HostListing(fileSystem, place.guest());
    }

    private GuestFile openFile(HostPath place) throws IOException, ErrnoException {
        if (has(OpenFlag.DIRECTORY)) {
            throw new ErrnoException(Errno.ENOTDIR);
        }
        FileChannel channel = place.folder().open(place.name(), options(), mode);
        try {
            FileStat stat = place.folder().stat(place.name(), place.isAbsent() ? made(place) : place.present());
            return new HostFile(fileSystem, place.guest(), channel, stat, has(OpenFlag.APPEND));
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    private static HostName made(HostPath place) throws IOException, ErrnoException {
        return place.folder().find(place.name()).orElseThrow(() -> new ErrnoException(Errno.ENOENT));
    }

    private Set<OpenOption> options() throws ErrnoException {
        boolean write = has(OpenFlag.WRITE);
        if (!write && (has(OpenFlag.TRUNCATE) || has(OpenFlag.CREATE))) {
            throw new ErrnoException(Errno.EINVAL);
        }
        Set<OpenOption> options = new HashSet<>();
        if (!write) {
            options.add(StandardOpenOption.READ);
        }
        for (OpenFlag flag : flags) {
            switch (flag) {
                case READ -> options.add(StandardOpenOption.READ);
                case WRITE -> options.add(StandardOpenOption.WRITE);
                case CREATE -> options.add(has(OpenFlag.EXCLUSIVE) ? StandardOpenOption.CREATE_NEW
                        : StandardOpenOption.CREATE);
                case TRUNCATE -> options.add(StandardOpenOption.TRUNCATE_EXISTING);
                case DSYNC -> options.add(StandardOpenOption.DSYNC);
                case SYNC -> options.add(StandardOpenOption.SYNC);
                case APPEND, EXCLUSIVE, DIRECTORY, NO_FOLLOW, NONBLOCK -> {
                    // seen to above, by the file itself, or of no meaning for a file on disk
                }
            }
        }
        return options;
    }
}
