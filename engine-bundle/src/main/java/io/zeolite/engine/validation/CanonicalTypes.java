package io.zeolite.engine.validation;

import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.RecursiveType;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The engine-wide table of closed recursive types: equal types of all modules share one object per member, so that
 * comparing two defined types is normally one comparison of references.
 * <p>
 * The table holds nothing: an entry goes with the last module, instance or value that refers to the type. A defined
 * type keeps its group, and a group keeps the defined types that it refers to, so no part goes before the whole.
 * <p>
 * Threads: safe.
 */
final class CanonicalTypes {

    private static final Map<Entry, Entry> TABLE = new HashMap<>();
    private static final ReferenceQueue<DefinedType> GONE = new ReferenceQueue<>();

    private CanonicalTypes() {
    }

    /**
     * {@return the members of the closed recursive type, in order}
     *
     * @param group the recursive type; the defined types in it come from this method
     */
    static List<DefinedType> intern(RecursiveType group) {
        List<DefinedType> members = DefinedType.membersOf(group);
        if (members.isEmpty()) {
            return members;
        }
        Entry candidate = new Entry(members.getFirst());
        synchronized (TABLE) {
            removeGone();
            Entry known = TABLE.putIfAbsent(candidate, candidate);
            DefinedType first = known == null ? null : known.get();
            if (first != null) {
                return first.members();
            }
            TABLE.put(candidate, candidate);
            return members;
        }
    }

    /** {@return the number of entries, for tests} */
    static int size() {
        synchronized (TABLE) {
            removeGone();
            return TABLE.size();
        }
    }

    private static void removeGone() {
        for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
            TABLE.remove(gone);
        }
    }

    /** The first member of a recursive type, weakly held; equal to another entry while both live and are equal. */
    private static final class Entry extends WeakReference<DefinedType> {

        private final int hash;

        Entry(DefinedType first) {
            super(first, GONE);
            hash = first.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            if (!(other instanceof Entry that) || hash != that.hash) {
                return false;
            }
            DefinedType first = get();
            return first != null && first.equals(that.get());
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
