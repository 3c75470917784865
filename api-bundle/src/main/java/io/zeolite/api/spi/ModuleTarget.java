package io.zeolite.api.spi;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The modules that a service is for: the value of its property {@link io.zeolite.api.ServiceProperties#MODULE}.
 * <p>
 * Shape: names, in which {@code *} stands for any characters and {@code ?} for one. An instance without a name is meant
 * by those that match the empty string.
 * <p>
 * Threads: immutable.
 */
public final class ModuleTarget {

    private static final ModuleTarget ALL = new ModuleTarget(List.of(Pattern.compile(".*", Pattern.DOTALL)));

    private final List<Pattern> patterns;

    private ModuleTarget(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /**
     * {@return the modules that a property means}
     *
     * @param property a string, an array of strings, a collection of them, or null for every module
     */
    public static ModuleTarget of(Object property) {
        return switch (property) {
            case null -> ALL;
            case Object[] globs -> of(List.of(globs));
            case Collection<?> globs -> new ModuleTarget(globs.stream().map(ModuleTarget::pattern).toList());
            default -> of(List.of(property));
        };
    }

    private static Pattern pattern(Object glob) {
        String quoted = Pattern.quote(glob.toString());
        return Pattern.compile(quoted.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"), Pattern.DOTALL);
    }

    /** {@return whether a module of this name is meant} */
    public boolean matches(String moduleName) {
        if (this == ALL) {
            return true;
        }
        for (Pattern pattern : patterns) {
            if (pattern.matcher(moduleName).matches()) {
                return true;
            }
        }
        return false;
    }
}
