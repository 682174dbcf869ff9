package dev.banso.events.detect;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;

/// Times of events, sorted; only as many of the youngest as the condition needs.
final class CountWindow implements Window {
    private static final int FEW = 8;

    private final long span;
    private final CountRange range;
    private long[] times = new long[FEW];
    private int size;

    CountWindow(long span, CountRange range) {
        this.span = span;
        this.range = range;
    }

    @Override
    public void add(long time, String value, int position) {
        if (size == range.memory()) {
            if (time <= times[0]) {
                return;
            }
            System.arraycopy(times, 1, times, 0, --size);
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
        }
        var at = size;
        while (at > 0 && times[at - 1] > time) {
            times[at] = times[at - 1];
            at--;
        }
        times[at] = time;
        size++;
    }

    @Override
    public boolean holdsAround(long time) {
        for (var last = size - 1; last >= 0 && times[last] >= time; last--) {
            var endsRun = last + 1 == size || times[last + 1] != times[last];
            if (endsRun && times[last] <= time + span && range.contains(countUntil(times[last]))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int countUntil(long time) {
        return from(time + 1) - from(time - span);
    }

    @Override
    public long firstUntil(long time) {
        var first = from(time - span);
        return first < size ? Math.min(times[first], time) : time;
    }

    /// The place of the first entry not before this time.
    private int from(long time) {
        var low = 0;
        var high = size;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (times[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeArray(times, 0, size);
    }
}
