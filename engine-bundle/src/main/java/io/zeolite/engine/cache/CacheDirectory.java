package io.zeolite.engine.cache;

import io.zeolite.api.FeatureSet;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A directory with a directory for each module, which is named by 64 hexadecimal digits. Other files there are left alone.
 * <p>
 * Threads: safe, also when other processes use the directory.
 */
public final class CacheDirectory {

    private static final Logger LOGGER = System.getLogger(CacheDirectory.class.getName());
    private static final Pattern MODULE = Pattern.compile("[0-9a-f]{64}");
    /** This part of the bound may be written before the directory is looked through again. */
    private static final int SLACK = 16;

    private final Path root;
    private final long maxBytes;
    private long bytesUntilSweep;

    /** Makes a cache of files that take so many bytes at most. */
    public CacheDirectory(Path root, long maxBytes) {
        this.root = root;
        this.maxBytes = maxBytes;
    }

    /**
     * {@return what the directory has of a module; empty if the build of this engine is not known}
     *
     * @param digest   of the module's bytes
     * @param features what it may use
     */
    public Optional<StoredModule> module(String digest, FeatureSet features) {
        return EngineBuild.identity().map(engine -> StoredModule.open(this, String.join("\n", "engine " + engine,
                "java " + Runtime.version().feature(), "features " + features, "module " + digest)));
    }

    Path root() {
        return root;
    }

    /** {@return whether a file of that size may be written} */
    boolean admits(int bytes) {
        return bytes <= maxBytes - maxBytes / SLACK;
    }

    /** Is told that a file was written. */
    synchronized void written(int bytes) {
        bytesUntilSweep -= bytes;
        if (bytesUntilSweep < 0) {
            sweep();
            bytesUntilSweep = maxBytes / SLACK;
        }
    }

    /**
     * The files of a module.
     *
     * @param lastUsed in milliseconds since 1970
     */
    private record Usage(Path directory, long bytes, long lastUsed) {
    }

    /** Deletes what was not used for longest, until as much can be written as may be before the next time. */
    private void sweep() {
        List<Usage> modules = new ArrayList<>();
        long bytes = 0;
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(root, CacheDirectory::isModule)) {
            for (Path directory : directories) {
                Usage usage = usage(directory);
                modules.add(usage);
                bytes += usage.bytes();
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOGGER.log(Level.DEBUG, () -> "size of the cache not known: " + root, e);
        }
        modules.sort(Comparator.comparingLong(Usage::lastUsed));
        for (Usage oldest : modules) {
            if (bytes <= maxBytes - maxBytes / SLACK) {
                return;
            }
            delete(oldest.directory());
            bytes -= oldest.bytes();
        }
    }

    private static boolean isModule(Path path) {
        return MODULE.matcher(path.getFileName().toString()).matches();
    }

    private static Usage usage(Path directory) throws IOException {
        long bytes = 0;
        long lastUsed = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                bytes += attributes.size();
                lastUsed = Math.max(lastUsed, attributes.lastModifiedTime().toMillis());
            }
        } catch (NoSuchFileException e) {
            // another process is deleting or replacing files: what is seen is enough
            return new Usage(directory, bytes, lastUsed);
        }
        return new Usage(directory, bytes, lastUsed);
    }

    private static void delete(Path directory) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException | DirectoryIteratorException e) {
            LOGGER.log(Level.DEBUG, () -> "not deleted from the cache: " + directory, e);
        }
    }
}
