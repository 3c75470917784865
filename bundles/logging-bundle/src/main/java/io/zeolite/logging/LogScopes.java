package io.zeolite.logging;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which functions are logged: those of some {@linkplain LogScope groups}, or all. All is more than all groups, as many
 * functions are in none.
 * <p>
 * Threads: immutable.
 */
public final class LogScopes {

    /** No function. */
    public static final LogScopes NONE = new LogScopes(Set.of(), false);
    /** Every function, in a group or not. */
    public static final LogScopes ALL = new LogScopes(EnumSet.allOf(LogScope.class), true);

    private static final String ALL_NAME = "all";

    private final Set<LogScope> scopes;
    private final boolean all;

    private LogScopes(Set<LogScope> scopes, boolean all) {
        this.scopes = Collections.unmodifiableSet(scopes);
        this.all = all;
    }

    /** {@return these groups} */
    public static LogScopes of(LogScope... scopes) {
        EnumSet<LogScope> set = EnumSet.noneOf(LogScope.class);
        Collections.addAll(set, scopes);
        return new LogScopes(set, false);
    }

    /**
     * {@return the groups of a list such as {@code clock,filesystem}, or all for {@code all}}
     *
     * @throws IllegalArgumentException if a name is not that of a group
     */
    public static LogScopes parse(String list) {
        EnumSet<LogScope> set = EnumSet.noneOf(LogScope.class);
        boolean all = false;
        for (String item : list.split(",", -1)) {
            String name = item.strip();
            if (name.equals(ALL_NAME)) {
                all = true;
            } else if (!name.isEmpty()) {
                set.add(scope(name));
            }
        }
        return all ? ALL : new LogScopes(set, false);
    }

    private static LogScope scope(String name) {
        List<LogScope> known = List.of(LogScope.values());
        return known.stream().filter(scope -> scope.toString().equals(name.toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a log scope: " + name + " (there are "
                        + ALL_NAME + known.stream().map(scope -> "," + scope).collect(Collectors.joining()) + ")"));
    }

    /** {@return both these groups and the others} */
    public LogScopes and(LogScopes others) {
        return all || others.all ? ALL
                : of(Stream.concat(scopes.stream(), others.scopes.stream()).toArray(LogScope[]::new));
    }

    /** {@return whether functions of the group are logged} */
    public boolean includes(LogScope scope) {
        return scopes.contains(scope);
    }

    /** {@return whether every function is logged, in a group or not} */
    public boolean isAll() {
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogScopes that && all == that.all && scopes.equals(that.scopes);
    }

    @Override
    public int hashCode() {
        return 31 * scopes.hashCode() + Boolean.hashCode(all);
    }

    /** {@return the names of the groups joined by {@code |}, or {@code all}; empty if there is none} */
    @Override
    public String toString() {
        return all ? ALL_NAME : scopes.stream().map(LogScope::toString).collect(Collectors.joining("|"));
    }
}
