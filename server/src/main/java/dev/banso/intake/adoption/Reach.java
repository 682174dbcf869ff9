package dev.banso.intake.adoption;

import dev.banso.intake.log.Sequences;
import java.util.SortedMap;

/// Which lines in quarantine an adoption takes: those up to a place in each partition of the log.
///
/// @param places the last line of each partition, by the partition's number
record Reach(SortedMap<Integer, Long> places) {
    /// Whether a line lies within it.
    boolean covers(long sequence) {
        Long upTo = places.get(Sequences.partition(sequence));
        return upTo != null && sequence <= upTo;
    }

    boolean isUnknown() {
        return places.isEmpty();
    }
}
