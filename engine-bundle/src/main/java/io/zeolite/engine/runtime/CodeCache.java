package io.zeolite.engine.runtime;

import io.zeolite.api.CompilationCache;
import io.zeolite.api.RuntimeConfig;
import io.zeolite.engine.cache.CacheDirectory;
import io.zeolite.engine.cache.Digest;
import io.zeolite.engine.cache.StoredModule;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * The compiled modules that runtimes with the same cache share, and the directory that has their code, if there is one.
 * Modules are given up when the virtual machine is short of memory, and with the cache.
 * <p>
 * Threads: safe.
 */
final class CodeCache {

    /** No value leads to its key: the modules' configurations have no cache. */
    private static final Map<CompilationCache, CodeCache> CACHES = new WeakHashMap<>();

    private final ConcurrentMap<Key, SoftReference<EngineModule>> modules = new ConcurrentHashMap<>();
    private final Optional<CacheDirectory> directory;

    /** What two modules have in common that share their code. */
    private record Key(String digest, String features, String options, boolean customSections) {
    }

    private CodeCache(CompilationCache cache) {
        this.directory = cache.directory().map(path -> new CacheDirectory(path, cache.maxBytes()));
    }

    /** {@return what a cache keeps} */
    static CodeCache of(CompilationCache cache) {
        synchronized (CACHES) {
            return CACHES.computeIfAbsent(cache, CodeCache::new);
        }
    }

    /**
     * {@return the module that is known for the bytes, or what is made now}
     *
     * Threads that want the same module at the same time may each make one; all get the same.
     *
     * @param make makes a module of what the directory has of it
     */
    EngineModule get(byte[] binary, RuntimeConfig config, Function<Optional<StoredModule>, EngineModule> make) {
        String digest = Digest.hex(binary);
        Key key = new Key(digest, config.features().toString(), options(config), config.customSections());
        SoftReference<EngineModule> known = modules.get(key);
        EngineModule module = known == null ? null : known.get();
        if (module != null) {
            return module;
        }
        EngineModule made = make.apply(directory.flatMap(found -> found.module(digest, config.features())));
        modules.values().removeIf(given -> given.refersTo(null));
        EngineModule[] shared = {made};
        modules.compute(key, (_, present) -> {
            EngineModule other = present == null ? null : present.get();
            if (other == null) {
                return new SoftReference<>(made);
            }
            shared[0] = other;
            return present;
        });
        return shared[0];
    }

    /** {@return the options that change code, apart from the features} */
    static String options(RuntimeConfig config) {
        return "tier %s, memory limit %d, at once %b, debug %b, interruption %b".formatted(config.tier(),
                config.memoryLimitPages(), config.memoryCapacityFromMax(), config.debugInfo(),
                config.closeOnContextDone());
    }
}
