package dev.banso.events;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The keys of a line in their order. A firewall writes the same few hundred shapes over and over, so lines share them:
/// shapes form a tree, in which each step adds one key. For any number of threads.
final class Shape {
    /// More shapes than firewalls have are noise; then a new tree begins.
    private static final int MOST_SHARED = 50_000;
    /// A shape with more continuations than this is no firewall's; further ones are not shared.
    private static final int MOST_CONTINUATIONS = 64;
    private static final int LONGEST_SHARED_KEY = 64;
    /// A hostile line may have thousands of new keys; so many steps apart one knows all before it.
    private static final int KNOWING = 64;
    private static final Shape[] NONE = {};

    private static volatile Tree tree = new Tree();

    private final @Nullable Shape before;
    private final String key;
    private final int size;
    private final boolean plain;
    private final @Nullable Tree sharedIn;
    private volatile Shape[] continuations = NONE;
    private volatile @Nullable Index index;

    /// The shapes that lines share.
    private static final class Tree {
        private final Shape root = new Shape(null, "", 0, this);
        private int shapes;
    }

    private Shape(@Nullable Shape before, String key, int size, @Nullable Tree sharedIn) {
        this.before = before;
        this.key = key;
        this.size = size;
        this.plain = isPlain(key);
        this.sharedIn = sharedIn;
    }

    /// The shape of a line without fields.
    static Shape empty() {
        return tree.root;
    }

    /// How many keys it has.
    int size() {
        return size;
    }

    /// The key that most probably comes next, of letters, digits and `_ - .` alone; null where none is known.
    @Nullable String expected() {
        var known = continuations;
        return known.length == 0 || !known[0].plain ? null : known[0].key;
    }

    /// This shape with one key more; null where it has the key already.
    @Nullable Shape with(String next) {
        for (var known : continuations) {
            if (known.key == next || known.key.equals(next)) {
                return known;
            }
        }
        return has(next) ? null : continued(next);
    }

    /// Where a key stands; -1 where it is not there.
    int position(String wanted) {
        return index().position(wanted);
    }

    /// The key at a place.
    String key(int position) {
        return index().keys[position];
    }

    private boolean has(String wanted) {
        for (var at = this; at != null && at.size > 0; at = at.before) {
            if (at.index != null || at.size % KNOWING == 0) {
                return at.position(wanted) >= 0;
            }
            if (at.key.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlain(String key) {
        return key.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "_-.".indexOf(c) >= 0);
    }

    private Shape continued(String next) {
        var shared = sharedIn;
        if (shared == null || next.length() > LONGEST_SHARED_KEY) {
            return new Shape(this, next, size + 1, null);
        }
        synchronized (shared) {
            if (continuations.length == MOST_CONTINUATIONS) {
                return new Shape(this, next, size + 1, null);
            }
            var shape = new Shape(this, next, size + 1, shared);
            var all = Arrays.copyOf(continuations, continuations.length + 1);
            all[continuations.length] = shape;
            continuations = all;
            if (++shared.shapes == MOST_SHARED) {
                tree = new Tree();
            }
            return shape;
        }
    }

    private Index index() {
        var known = index;
        if (known == null) {
            known = new Index(this);
            index = known;
        }
        return known;
    }

    /// Finds a key among forty with one or two looks.
    private static final class Index {
        private final String[] keys;
        private final short[] slots;

        private Index(Shape shape) {
            keys = new String[shape.size];
            slots = new short[Math.max(4, Integer.highestOneBit(shape.size) * 4)];
            for (var at = shape; at != null && at.size > 0; at = at.before) {
                keys[at.size - 1] = at.key;
            }
            for (var i = 0; i < keys.length; i++) {
                slots[slot(keys[i])] = (short) (i + 1);
            }
        }

        private int position(String key) {
            return slots[slot(key)] - 1;
        }

        private int slot(String key) {
            var mask = slots.length - 1;
            var hash = key.hashCode();
            var slot = (hash ^ hash >>> 15) & mask;
            while (slots[slot] != 0) {
                var other = keys[slots[slot] - 1];
                if (other == key || other.equals(key)) {
                    return slot;
                }
                slot = slot + 1 & mask;
            }
            return slot;
        }
    }
}
