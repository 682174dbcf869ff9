package dev.banso.events.detect;

import org.jspecify.annotations.Nullable;

/// One group of one correlation: its window, and whether the correlation holds there now.
///
/// It begins to hold with the event that fulfils the condition, and goes on until an event finds it unfulfilled again. While
/// it goes on, it is reported again at most once per timespan.
final class GroupState {
    private final CorrelationRule rule;
    private final Window window;
    private long newest = Long.MIN_VALUE;
    private boolean holds;
    private long since;
    private long reported;
    private long events;

    /// What an event did to a group.
    enum Phase {
        /// The condition is fulfilled now and was not before.
        BEGINS,
        /// It still is, and a timespan has passed since the last report.
        CONTINUES,
        /// It still is.
        HOLDS
    }

    GroupState(CorrelationRule rule) {
        this.rule = rule;
        window = Window.of(rule);
    }

    CorrelationRule rule() {
        return rule;
    }

    boolean isEmpty() {
        return newest == Long.MIN_VALUE;
    }

    /// When the youngest event happened.
    long newest() {
        return newest;
    }

    void add(long time, String value, int position) {
        window.add(time, value, position);
    }

    /// Says what the events of this time, just added, did. Null where the condition is not fulfilled.
    @Nullable Phase judge(long time) {
        var late = time < newest;
        newest = Math.max(newest, time);
        if (!window.holdsAround(time)) {
            holds &= late;
            return null;
        }
        if (!holds) {
            holds = true;
            since = window.firstUntil(time);
            reported = time;
            events = window.countUntil(time);
            return Phase.BEGINS;
        }
        events++;
        if (time - reported >= rule.timespan().toMillis()) {
            reported = time;
            return Phase.CONTINUES;
        }
        return Phase.HOLDS;
    }

    /// When the first event happened that counts into the present finding.
    long since() {
        return since;
    }

    /// Events of the present finding; for the other types the different values or rules of the span that ends now.
    long count(long time) {
        return rule.type() == CorrelationType.EVENT_COUNT ? events : window.countUntil(time);
    }

    /// The parts that are stored beside the entries.
    record Saved(long newest, boolean holds, long since, long reported, long events) {}

    Saved saved() {
        return new Saved(newest, holds, since, reported, events);
    }

    void restore(Saved saved) {
        newest = saved.newest();
        holds = saved.holds();
        since = saved.since();
        reported = saved.reported();
        events = saved.events();
    }

    Window window() {
        return window;
    }
}
