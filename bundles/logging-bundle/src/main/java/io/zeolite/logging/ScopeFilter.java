package io.zeolite.logging;

import io.zeolite.api.FunctionDefinition;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Chooses host functions by their scope, and with all scopes also what guests export.
 *
 * @param scopes the scopes that are chosen
 */
record ScopeFilter(LogScopes scopes) implements Predicate<FunctionDefinition> {

    /** Where AssemblyScript and Emscripten have their functions. */
    private static final String ENV = "env";

    @Override
    public boolean test(FunctionDefinition function) {
        if (scopes.isAll()) {
            return function.host() || !function.exportNames().isEmpty();
        }
        return function.host() && scopeOf(function).filter(scopes::includes).isPresent();
    }

    private static Optional<LogScope> scopeOf(FunctionDefinition function) {
        if (WasiText.isWasi(function)) {
            return ofWasi(function.name());
        }
        return function.moduleName().equals(ENV)
                ? function.exportNames().stream().findFirst().flatMap(ScopeFilter::ofEnv)
                : Optional.empty();
    }

    private static Optional<LogScope> ofWasi(String name) {
        int prefixEnd = name.indexOf('_');
        return switch (prefixEnd < 0 ? name : name.substring(0, prefixEnd)) {
            case "clock" -> Optional.of(LogScope.CLOCK);
            case "proc" -> name.equals("proc_exit") ? Optional.of(LogScope.PROC) : Optional.empty();
            case "path", "fd" -> Optional.of(LogScope.FILESYSTEM);
            case "poll" -> Optional.of(LogScope.POLL);
            case "random" -> Optional.of(LogScope.RANDOM);
            case "sock" -> Optional.of(LogScope.SOCK);
            default -> Optional.empty();
        };
    }

    private static Optional<LogScope> ofEnv(String exportName) {
        return switch (exportName) {
            case "abort" -> Optional.of(LogScope.PROC);
            case "seed" -> Optional.of(LogScope.RANDOM);
            case "emscripten_notify_memory_growth" -> Optional.of(LogScope.MEMORY);
            default -> Optional.empty();
        };
    }
}
