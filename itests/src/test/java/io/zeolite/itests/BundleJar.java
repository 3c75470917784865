package io.zeolite.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A bundle as it was built. */
public record BundleJar(Path path, ModuleDescriptor module, Manifest manifest) {
    /** The directory that holds our bundles and the libraries that they need. */
    public static final Path DIRECTORY = Path.of(System.getProperty("zeolite.bundles"));

    /** The directory that holds those of our bundles that only those get who ask for them. */
    public static final Path OPTIONAL = Path.of(System.getProperty("zeolite.optional"));

    private static final String SERVICES = "META-INF/services/";

    /** {@return our bundles, by name} */
    public static List<BundleJar> all() {
        return Stream.of(DIRECTORY, OPTIONAL).flatMap(directory -> jars(directory).stream())
                .filter(jar -> jar.getFileName().toString().startsWith("zeolite-")).map(BundleJar::read)
                .sorted((a, b) -> a.name().compareTo(b.name())).toList();
    }

    /** {@return our bundles and the libraries that they need, but for those that one has to ask for} */
    public static List<Path> jars() {
        return jars(DIRECTORY);
    }

    private static List<Path> jars(Path directory) {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BundleJar read(Path path) {
        try (var jar = new JarFile(path.toFile())) {
            var module = ModuleFinder.of(path).findAll().iterator().next().descriptor();
            return new BundleJar(path, module, jar.getManifest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() { return module.name(); }

    /** {@return the address of an entry of the jar, whose path starts with a slash} */
    public URL entry(String path) {
        try {
            return URI.create("jar:" + this.path.toUri() + "!" + path).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    /** {@return the main attribute of the manifest, or the empty string} */
    public String header(String name) {
        var value = manifest.getMainAttributes().get(new Attributes.Name(name));
        return value == null ? "" : value.toString();
    }

    /** {@return the clauses of a header, which commas outside of quotes part} */
    public static List<String> clauses(String header) {
        var clauses = new ArrayList<String>();
        var clause = new StringBuilder();
        var quoted = false;
        for (char c : header.toCharArray()) {
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                clauses.add(clause.toString());
                clause.setLength(0);
            } else {
                clause.append(c);
            }
        }
        if (!clause.isEmpty()) clauses.add(clause.toString());
        return clauses;
    }

    /** {@return the implementations that META-INF/services names, by service} */
    public Map<String, List<String>> services() {
        var services = new TreeMap<String, List<String>>();
        try (var jar = new JarFile(path.toFile())) {
            for (var entry : jar.stream().filter(e -> e.getName().startsWith(SERVICES) && !e.isDirectory()).toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    services.put(entry.getName().substring(SERVICES.length()), new String(in.readAllBytes()).lines()
                            .map(line -> line.replaceFirst("#.*", "").strip()).filter(line -> !line.isEmpty())
                            .toList());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return services;
    }

    @Override
    public String toString() { return name(); }
}
