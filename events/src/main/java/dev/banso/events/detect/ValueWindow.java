package dev.banso.events.detect;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Different values with the time each was last seen, sorted by time; only as many of the youngest as the condition needs.
final class ValueWindow implements Window {
    private record Seen(String value, long time) {}

    private final long span;
    private final CountRange range;
    private final Map<String, Seen> byValue = new HashMap<>();
    private final List<Seen> byTime = new ArrayList<>();

    ValueWindow(long span, CountRange range) {
        this.span = span;
        this.range = range;
    }

    @Override
    public void add(long time, String value, int position) {
        var before = byValue.get(value);
        if (before != null) {
            if (before.time() >= time) {
                return;
            }
            byTime.remove(before);
        }
        var seen = new Seen(value, time);
        var at = byTime.size();
        while (at > 0 && byTime.get(at - 1).time() > time) {
            at--;
        }
        byTime.add(at, seen);
        byValue.put(value, seen);
        if (byTime.size() > range.memory()) {
            byValue.remove(byTime.removeFirst().value());
        }
    }

    @Override
    public boolean holdsAround(long time) {
        for (var last = byTime.size() - 1; last >= 0 && byTime.get(last).time() >= time; last--) {
            var end = byTime.get(last).time();
            var endsRun = last + 1 == byTime.size() || byTime.get(last + 1).time() != end;
            if (endsRun && end <= time + span && range.contains(countUntil(end))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int countUntil(long time) {
        var count = 0;
        for (var i = byTime.size() - 1; i >= 0 && time - byTime.get(i).time() <= span; i--) {
            count += byTime.get(i).time() <= time ? 1 : 0;
        }
        return count;
    }

    @Override
    public long firstUntil(long time) {
        var first = time;
        for (var i = byTime.size() - 1; i >= 0 && time - byTime.get(i).time() <= span; i--) {
            first = Math.min(first, byTime.get(i).time());
        }
        return first;
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (var seen : byTime) {
            json.writeStartArray();
            json.writeNumber(seen.time());
            json.writeString(seen.value());
            json.writeEndArray();
        }
        json.writeEndArray();
    }
}
