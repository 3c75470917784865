package io.zeolite.engine.cache;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Tells builds of the engine apart, whose code differs: by the bytes of the jar or directory that it was loaded from, or, if
 * a framework or an image has it, by the manifest and the version of the module.
 */
final class EngineBuild {

    private static final String MANIFEST = "/META-INF/MANIFEST.MF";

    private EngineBuild() {
    }

    /** {@return what names the build; empty if nothing does} */
    static Optional<String> identity() {
        return Holder.IDENTITY;
    }

    /** Computed once, when the first directory is used. */
    private static final class Holder {
        static final Optional<String> IDENTITY = find(EngineBuild.class);
    }

    /** {@return what names the build that a class is of} */
    static Optional<String> find(Class<?> member) {
        try {
            Optional<Path> location = location(member);
            return location.isPresent() ? Optional.of(checksum(location.get())) : declared(member);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> location(Class<?> member) {
        CodeSource source = member.getProtectionDomain().getCodeSource();
        URL url = source == null ? null : source.getLocation();
        if (url == null || !url.getProtocol().equals("file")) {
            return Optional.empty();
        }
        try {
            URI uri = url.toURI();
            return Optional.of(Path.of(uri)).filter(Files::exists);
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    private static String checksum(Path location) throws IOException {
        CRC32 sum = new CRC32();
        long bytes = 0;
        try (Stream<Path> files = Files.walk(location)) {
            List<Path> sorted = files.filter(Files::isRegularFile).sorted().toList();
            for (Path file : sorted) {
                byte[] content = Files.readAllBytes(file);
                sum.update(location.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                sum.update(content);
                bytes += content.length;
            }
        }
        return "%d bytes %08x".formatted(bytes, sum.getValue());
    }

    private static Optional<String> declared(Class<?> member) throws IOException {
        Optional<String> version =
                Optional.ofNullable(member.getModule().getDescriptor()).flatMap(module -> module.rawVersion());
        try (InputStream manifest = member.getResourceAsStream(MANIFEST)) {
            if (manifest == null) {
                return version;
            }
            CRC32 sum = new CRC32();
            sum.update(manifest.readAllBytes());
            return Optional.of("manifest %08x version %s".formatted(sum.getValue(), version.orElse("")));
        }
    }
}
