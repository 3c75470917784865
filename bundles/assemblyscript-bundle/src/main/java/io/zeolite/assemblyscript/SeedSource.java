package io.zeolite.assemblyscript;

import io.zeolite.api.Context;
import io.zeolite.api.ModuleInstance;
import java.util.random.RandomGenerator;

/** A guest's source of random numbers, kept so that the second seed differs from the first. */
record SeedSource(RandomGenerator random) {

    static final Context.Key<SeedSource> KEY = Context.Key.of("io.zeolite.assemblyscript.seed", SeedSource.class);

    static SeedSource of(ModuleInstance guest) {
        return new SeedSource(guest.config().random());
    }

    long next() {
        try {
            synchronized (random) {
                return random.nextLong();
            }
        } catch (RuntimeException failure) {
            throw new IllegalStateException("error reading random seed: " + failure.getMessage(), failure);
        }
    }
}
