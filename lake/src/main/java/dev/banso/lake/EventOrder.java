package dev.banso.lake;

import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The order of events in every file of the lake: the quarantine, then company by company, each by time.
final class EventOrder {
    static final Comparator<StoredEvent> BY_TIME =
            Comparator.comparing(StoredEvent::time).thenComparingLong(StoredEvent::sequence);

    /// Owners by the text of their ids, in which engines compare them.
    static final Comparator<@Nullable UUID> BY_OWNER = Comparator.nullsFirst(EventOrder::compareAsText);

    static final Comparator<StoredEvent> WHOLE =
            Comparator.comparing(StoredEvent::company, BY_OWNER).thenComparing(BY_TIME);

    private EventOrder() {}

    /// The order of the ids' texts, which is that of their unsigned numbers.
    static int compareAsText(long oneHigh, long oneLow, long otherHigh, long otherLow) {
        var high = Long.compareUnsigned(oneHigh, otherHigh);
        return high != 0 ? high : Long.compareUnsigned(oneLow, otherLow);
    }

    private static int compareAsText(UUID one, UUID other) {
        return compareAsText(
                one.getMostSignificantBits(),
                one.getLeastSignificantBits(),
                other.getMostSignificantBits(),
                other.getLeastSignificantBits());
    }
}
