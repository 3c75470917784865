package io.zeolite.cli;

import io.zeolite.sysfs.Mounts;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A directory that the guest sees: the value of {@code --mount}.
 *
 * @param host     the directory
 * @param guest    where the guest sees it
 * @param readOnly whether the guest may only read
 */
record MountOption(String host, String guest, boolean readOnly) {

    private static final String READ_ONLY = ":ro";

    /**
     * {@return the mount that the text describes: {@code <path>[:<guest path>][:ro]}}
     *
     * The last colon separates the paths, so that {@code c:\:/} mounts a Windows drive. Without one, the guest sees the
     * directory under the path that it has here.
     *
     * @throws CommandException if there is no path
     */
    static MountOption parse(String text) {
        boolean readOnly = text.endsWith(READ_ONLY);
        String paths = readOnly ? text.substring(0, text.length() - READ_ONLY.length()) : text;
        int colon = paths.lastIndexOf(':');
        String host = colon < 0 ? paths : paths.substring(0, colon);
        String guest = colon < 0 ? paths : paths.substring(colon + 1);
        if (host.isEmpty()) {
            throw new CommandException("invalid mount: empty string");
        }
        return new MountOption(host, guest, readOnly);
    }

    /**
     * {@return the mounts and this one}
     *
     * @throws CommandException if there is no such directory
     */
    Mounts addTo(Mounts mounts) {
        return readOnly
                ? mounts.withReadOnlyDirectory(directory(), guest)
                : mounts.withDirectory(directory(), guest);
    }

    private Path directory() {
        Path path;
        try {
            path = Path.of(host);
        } catch (InvalidPathException failure) {
            throw invalid("invalid: " + failure.getReason());
        }
        if (!Files.exists(path)) {
            throw invalid("error: no such file or directory");
        }
        if (!Files.isDirectory(path)) {
            throw invalid("is not a directory");
        }
        return path;
    }

    private CommandException invalid(String why) {
        return new CommandException("invalid mount: path \"" + host + "\" " + why);
    }
}
