package io.zeolite.engine.validation;

import io.zeolite.api.type.DefinedType;
import io.zeolite.api.type.RecursiveType;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
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
    private static final ReferenceQueue<RecursiveType> GONE = new ReferenceQueue<>();

    private CanonicalTypes() {
    }

    /**
     * {@return the members of the closed recursive type, in order}
     *
     * @param group the recursive type; the defined types in it come from this method
     */
    static List<DefinedType> intern(RecursiveType group) {
        Entry candidate = new Entry(group);
        synchronized (TABLE) {
            removeGone();
            Entry known = TABLE.putIfAbsent(candidate, candidate);
            RecursiveType canonical = known == null ? null : known.get();
            if (canonical != null) {
                return known.members(canonical);
            }
            TABLE.put(candidate, candidate);
            return candidate.members(group);
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

    /** A recursive type and its members, all weakly held; equal to another entry while both groups live and are equal. */
    private static final class Entry extends WeakReference<RecursiveType> {

        private final int hash;
        private final List<WeakReference<DefinedType>> members;

        Entry(RecursiveType group) {
            super(group, GONE);
            hash = group.hashCode();
            members = new ArrayList<>(group.members().size());
        }

        /** {@return the members of the referent, which the caller keeps from going} */
        List<DefinedType> members(RecursiveType group) {
            List<DefinedType> result = new ArrayList<>(group.members().size());
            for (int i = 0; i < group.members().size(); i++) {
                result.add(member(group, i));
            }
            return result;
        }

        private DefinedType member(RecursiveType group, int index) {
            DefinedType known = index < members.size() ? members.get(index).get() : null;
            if (known != null) {
                return known;
            }
            DefinedType member = DefinedType.of(group, index);
            WeakReference<DefinedType> reference = new WeakReference<>(member);
            if (index < members.size()) {
                members.set(index, reference);
            } else {
                members.add(reference);
            }
            return member;
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            if (!(other instanceof Entry that) || hash != that.hash) {
                return false;
            }
            RecursiveType group = get();
            return group != null && group.equals(that.get());
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
