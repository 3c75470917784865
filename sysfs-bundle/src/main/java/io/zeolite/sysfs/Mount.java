package io.zeolite.sysfs;

import io.zeolite.sysfs.spi.GuestFileSystem;
import java.util.Objects;

/**
 * A file system at a place in the guest's tree.
 *
 * @param guestPath  where the guest finds it; {@code /} for the root
 * @param fileSystem what it finds there
 */
public record Mount(String guestPath, GuestFileSystem fileSystem) {

    /** Makes a mount. Slashes at the end, and all spellings of the root, are normalised. */
    public Mount {
        Objects.requireNonNull(fileSystem, "fileSystem");
        guestPath = location(guestPath).isEmpty() ? "/" : withoutTrailingSlashes(guestPath);
    }

    /** {@return whether the other is at the same place, however that is spelt} */
    public boolean isAtPlaceOf(Mount other) {
        return location(guestPath).equals(location(other.guestPath));
    }

    private static String location(String path) {
        String rest = withoutTrailingSlashes(path);
        while (rest.startsWith("/") || rest.startsWith("./")) {
            rest = rest.substring(rest.startsWith("/") ? 1 : 2);
        }
        return rest.equals(".") ? "" : rest;
    }

    private static String withoutTrailingSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
