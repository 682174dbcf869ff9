package dev.banso.events.detect;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Which rules matched when, sorted by time. Of a run of matches of one rule only the first and the last are kept: those
/// between them change nothing.
final class SequenceWindow implements Window {
    private static final int MOST_ENTRIES = 256;

    private record Entry(long time, int position) {}

    private final long span;
    private final int rules;
    private final CountRange range;
    private final boolean ordered;
    private final List<Entry> entries = new ArrayList<>();

    SequenceWindow(long span, int rules, CountRange range, boolean ordered) {
        this.span = span;
        this.rules = rules;
        this.range = range;
        this.ordered = ordered;
    }

    @Override
    public void add(long time, String value, int position) {
        var at = entries.size();
        while (at > 0 && entries.get(at - 1).time() > time) {
            at--;
        }
        entries.add(at, new Entry(time, position));
        thin(at + 1);
        thin(at);
        thin(at - 1);
        if (entries.size() > MOST_ENTRIES) {
            entries.removeFirst();
        }
    }

    /// Removes an entry between two of the same rule.
    private void thin(int at) {
        if (at > 0 && at + 1 < entries.size()) {
            var position = entries.get(at).position();
            if (entries.get(at - 1).position() == position && entries.get(at + 1).position() == position) {
                entries.remove(at);
            }
        }
    }

    @Override
    public boolean holdsAround(long time) {
        for (var last = entries.size() - 1; last >= 0 && entries.get(last).time() >= time; last--) {
            if (entries.get(last).time() <= time + span && holdsAt(last)) {
                return true;
            }
        }
        return false;
    }

    private boolean holdsAt(int last) {
        return ordered ? inOrderUntil(last) : range.contains(countUntil(entries.get(last).time()));
    }

    private boolean inOrderUntil(int last) {
        var wanted = rules - 1;
        var end = entries.get(last).time();
        if (entries.get(last).position() != wanted) {
            return false;
        }
        for (var i = last; i >= 0 && end - entries.get(i).time() <= span; i--) {
            if (entries.get(i).position() == wanted && --wanted < 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int countUntil(long time) {
        var seen = new BitSet(rules);
        for (var i = entries.size() - 1; i >= 0 && time - entries.get(i).time() <= span; i--) {
            if (entries.get(i).time() <= time) {
                seen.set(entries.get(i).position());
            }
        }
        return seen.cardinality();
    }

    @Override
    public long firstUntil(long time) {
        var first = time;
        for (var i = entries.size() - 1; i >= 0 && time - entries.get(i).time() <= span; i--) {
            first = Math.min(first, entries.get(i).time());
        }
        return first;
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (var entry : entries) {
            json.writeStartArray();
            json.writeNumber(entry.time());
            json.writeNumber(entry.position());
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
