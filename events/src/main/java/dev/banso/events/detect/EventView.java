package dev.banso.events.detect;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One event as the rules see it: each field is fetched and folded at most once, however many rules ask.
/// Reused from event to event; for one thread.
final class EventView {
    private final List<String> names;
    private final @Nullable String[] values;
    private final @Nullable String[] folded;
    private final int[] fetched;
    private final int[] folds;
    private int turn;
    private @Nullable FieldSource source;

    EventView(Taxonomy taxonomy) {
        names = taxonomy.names();
        values = new String[names.size()];
        folded = new String[names.size()];
        fetched = new int[names.size()];
        folds = new int[names.size()];
    }

    EventView show(FieldSource source) {
        this.source = source;
        turn++;
        return this;
    }

    @Nullable String value(int slot) {
        if (fetched[slot] != turn) {
            fetched[slot] = turn;
            values[slot] = shown().value(names.get(slot));
        }
        return values[slot];
    }

    @Nullable String folded(int slot) {
        if (folds[slot] != turn) {
            folds[slot] = turn;
            var value = value(slot);
            folded[slot] = value == null ? null : fold(value);
        }
        return folded[slot];
    }

    /// Whether any value that the device wrote passes the test.
    boolean anyValue(ValueTest test) {
        for (var value : shown().values()) {
            if (test.test(value, fold(value))) {
                return true;
            }
        }
        return false;
    }

    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private FieldSource shown() {
        if (source == null) {
            throw new IllegalStateException("no event is shown");
        }
        return source;
    }
}
