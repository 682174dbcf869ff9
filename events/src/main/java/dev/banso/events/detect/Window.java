package dev.banso.events.detect;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/// What one group of a correlation remembers: just enough to see whether some span of time holds the wanted count.
/// Times are milliseconds since 1970; events may come out of order. A span includes both its ends.
sealed interface Window permits CountWindow, ValueWindow, SequenceWindow {
    /// Counts one event.
    ///
    /// @param value the counted value, for `value_count`
    /// @param position which of the correlation's rules matched, for the temporal types
    void add(long time, String value, int position);

    /// Whether a span that ends with an event of this time, or with a later one not far off, holds the wanted count.
    boolean holdsAround(long time);

    /// What the span that ends at this time holds: events, different values, or different rules.
    int countUntil(long time);

    /// The first remembered event of the span that ends at this time; the time itself where there is none.
    long firstUntil(long time);

    /// Writes the entries as one JSON array.
    void write(JsonGenerator json) throws IOException;

    static Window of(CorrelationRule rule) {
        var span = rule.timespan().toMillis();
        return switch (rule.type()) {
            case EVENT_COUNT -> new CountWindow(span, rule.range());
            case VALUE_COUNT -> new ValueWindow(span, rule.range());
            case TEMPORAL -> new SequenceWindow(span, rule.rules().size(), rule.range(), false);
            case TEMPORAL_ORDERED -> new SequenceWindow(span, rule.rules().size(), rule.range(), true);
        };
    }
}
