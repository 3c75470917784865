package io.zeolite.engine.cache;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a directory has of a module: whether it is valid, and its code, which may be there several times, compiled with
 * different options.
 * <p>
 * Threads: safe, also when other processes use the directory.
 */
public final class StoredModule {

    private static final String VALID = "valid";

    private final String identity;
    private final UnitFiles files;
    private final boolean isValid;

    private StoredModule(String identity, UnitFiles files) {
        this.identity = identity;
        this.files = files;
        this.isValid = read(VALID).isPresent();
        if (isValid) {
            files.touch(VALID);
        }
    }

    /** {@return what the directory has of what is identified so} */
    static StoredModule open(CacheDirectory cache, String identity) {
        Path directory = cache.root().resolve(Digest.hex(identity));
        return new StoredModule(identity, new UnitFiles(cache, directory));
    }

    /** {@return whether the module was found to be valid before} */
    public boolean isValid() {
        return isValid;
    }

    /** Keeps that the module is valid. */
    public void keepValid() {
        if (!isValid) {
            write(VALID, Map.of());
        }
    }

    /**
     * {@return the code of the module}
     *
     * @param options what it depends on, apart from the module, the features, the engine and Java
     */
    public StoredCode code(String options) {
        return new StoredCode(this, Digest.hex(identity + "\n" + options).substring(0, 16));
    }

    Optional<Map<String, byte[]>> read(String unit) {
        return files.read(unit, key(unit));
    }

    void write(String unit, Map<String, byte[]> classes) {
        files.write(unit, StoredUnit.encode(key(unit), classes));
    }

    private byte[] key(String unit) {
        return Digest.of(identity + "\n" + unit);
    }
}
