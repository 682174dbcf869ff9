package dev.banso.events;

import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of one line: a small map that keeps the order of the line and the first of two equal keys.
/// Arrays and an index of small numbers, because a line has forty fields and there are many lines; and a value that is plain
/// ASCII stays in the line until somebody asks for it, because most are never asked for.
public final class FieldMap extends AbstractMap<String, String> {
    private static final int FEW = 64;
    private static final int MOST = 4_000;

    private static final byte[] NO_LINE = {};

    private String[] keys;
    private @Nullable String[] values;
    private int[] places;
    private byte[] line = NO_LINE;
    private short[] index;
    private int size;

    /// An empty map, to be filled by one reader.
    public FieldMap() {
        keys = new String[FEW];
        values = new String[FEW];
        places = new int[FEW * 2];
        index = new short[FEW * 2];
    }

    /// Adds a field; false and no change where the key is there already.
    public boolean add(String key, String value) {
        var added = place(key);
        if (added) {
            values[size - 1] = value;
        }
        return added;
    }

    /// Adds a field whose value stands in the line as ASCII; false and no change where the key is there already. Nobody may
    /// change the line afterwards.
    public boolean add(String key, byte[] line, int from, int to) {
        if (this.line != line && this.line != NO_LINE) {
            return add(key, new String(line, from, to - from, StandardCharsets.ISO_8859_1));
        }
        this.line = line;
        var added = place(key);
        if (added) {
            places[2 * size - 2] = from;
            places[2 * size - 1] = to;
        }
        return added;
    }

    /// Gives the field added last another value.
    public void replaceLast(String value) {
        values[size - 1] = value;
    }

    /// Puts the fields of another map before those of this one, which give way where both have a key.
    public void putFirst(FieldMap first) {
        var own = new FieldMap();
        forEach(own::add);
        keys = first.keys.clone();
        values = first.values.clone();
        places = first.places.clone();
        line = first.line;
        index = first.index.clone();
        size = first.size;
        own.forEach(this::add);
    }

    /// Whether no further field may be added; a line with more is no line of a firewall.
    public boolean full() {
        return size >= MOST;
    }

    @Override
    public @Nullable String get(Object key) {
        var position = index[slot((String) key)];
        return position == 0 ? null : value(position - 1);
    }

    @Override
    public boolean containsKey(Object key) {
        return index[slot((String) key)] != 0;
    }

    @Override
    public int size() {
        return size;
    }

    private boolean place(String key) {
        var slot = slot(key);
        if (index[slot] != 0) {
            return false;
        }
        if (size == keys.length) {
            grow();
            slot = slot(key);
        }
        keys[size] = key;
        index[slot] = (short) ++size;
        return true;
    }

    private String value(int position) {
        var value = values[position];
        if (value == null) {
            var from = places[2 * position];
            value = new String(line, from, places[2 * position + 1] - from, StandardCharsets.ISO_8859_1);
            values[position] = value;
        }
        return value;
    }

    private int slot(String key) {
        var mask = index.length - 1;
        var hash = key.hashCode();
        var slot = (hash ^ hash >>> 15) & mask;
        while (index[slot] != 0) {
            var other = keys[index[slot] - 1];
            if (other == key || other.equals(key)) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, size * 2);
        values = Arrays.copyOf(values, size * 2);
        places = Arrays.copyOf(places, size * 4);
        if (keys.length * 2 > index.length) {
            index = new short[keys.length * 4];
            for (var i = 0; i < size; i++) {
                index[slot(keys[i])] = (short) (i + 1);
            }
        }
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, String>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    private final class Entries implements Iterator<Entry<String, String>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < size;
        }

        @Override
        public Entry<String, String> next() {
            if (next == size) {
                throw new NoSuchElementException();
            }
            return Map.entry(keys[next], value(next++));
        }
    }
}
