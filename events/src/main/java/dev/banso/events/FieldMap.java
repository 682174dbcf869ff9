package dev.banso.events;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of one line: a small map that keeps the order of the line and the first of two equal keys.
///
/// There are many lines of forty fields each, so the keys are a [Shape] that lines share, and a value that is plain ASCII stays
/// in the line until somebody asks for it, because most are never asked for.
public final class FieldMap extends AbstractMap<String, String> {
    private static final int FEW = 48;
    private static final int MOST = 4_000;
    private static final byte[] NO_LINE = {};
    private static final @Nullable String[] NO_VALUES = {};

    private Shape shape = Shape.empty();
    private @Nullable String[] values = NO_VALUES;
    /// Where values begin and end in the line.
    private char[] places = new char[2 * FEW];
    private byte[] line = NO_LINE;

    /// An empty map, to be filled by one reader.
    public FieldMap() {}

    /// Adds a field; false and no change where the key is there already.
    public boolean add(String key, String value) {
        var added = place(key);
        if (added) {
            keep(shape.size() - 1, value);
        }
        return added;
    }

    /// Adds a field whose value stands in the line as ASCII; false and no change where the key is there already. Nobody may
    /// change the line afterwards.
    public boolean add(String key, byte[] line, int from, int to) {
        if (this.line != line && this.line != NO_LINE || to > Character.MAX_VALUE) {
            return add(key, KnownTexts.of(line, from, to));
        }
        this.line = line;
        var added = place(key);
        if (added) {
            places[2 * shape.size() - 2] = (char) from;
            places[2 * shape.size() - 1] = (char) to;
        }
        return added;
    }

    /// Gives the field added last another value.
    public void replaceLast(String value) {
        keep(shape.size() - 1, value);
    }

    /// Puts the fields of another map before those of this one, which give way where both have a key.
    public void putFirst(FieldMap first) {
        var own = new FieldMap();
        forEach(own::add);
        shape = first.shape;
        values = first.values.clone();
        places = first.places.clone();
        line = first.line;
        own.forEach(this::add);
    }

    /// The key that most lines with these fields have next; null where none is known.
    public @Nullable String expectedKey() {
        return shape.expected();
    }

    /// Whether no further field may be added; a line with more is no line of a firewall.
    public boolean full() {
        return shape.size() >= MOST;
    }

    @Override
    public @Nullable String get(Object key) {
        var position = shape.position((String) key);
        return position < 0 ? null : value(position);
    }

    @Override
    public boolean containsKey(Object key) {
        return shape.position((String) key) >= 0;
    }

    @Override
    public int size() {
        return shape.size();
    }

    private boolean place(String key) {
        var next = shape.with(key);
        if (next == null) {
            return false;
        }
        shape = next;
        if (2 * next.size() > places.length) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        return true;
    }

    private String value(int position) {
        var value = position < values.length ? values[position] : null;
        if (value == null) {
            value = KnownTexts.of(line, places[2 * position], places[2 * position + 1]);
            keep(position, value);
        }
        return value;
    }

    private void keep(int position, String value) {
        if (position >= values.length) {
            values = Arrays.copyOf(values, Math.max(shape.size(), values.length * 2));
        }
        values[position] = value;
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
                return shape.size();
            }
        };
    }

    private final class Entries implements Iterator<Entry<String, String>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < shape.size();
        }

        @Override
        public Entry<String, String> next() {
            if (next == shape.size()) {
                throw new NoSuchElementException();
            }
            return Map.entry(shape.key(next), value(next++));
        }
    }
}
