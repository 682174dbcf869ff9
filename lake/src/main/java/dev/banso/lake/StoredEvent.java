package dev.banso.lake;

import dev.banso.events.Reading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line with what was read from it, as it goes into the lake and comes out of a search.
///
/// @param sequence the journal's; identifies the line in the whole lake
/// @param company whose it is; null while it is in quarantine
/// @param device the registry's device; null where none is known
/// @param source the sender as intake names it (address, certificate); the key by which quarantined lines are found again
/// @param time when it happened; microseconds are kept
/// @param receivedAt when it came, which governs retention; microseconds are kept
/// @param columns what can be searched
/// @param line the original, byte for byte
public record StoredEvent(
        long sequence,
        @Nullable UUID company,
        @Nullable UUID device,
        String source,
        Instant time,
        Instant receivedAt,
        EventColumns columns,
        byte[] line) {

    /// A line as the event reader understood it.
    public static StoredEvent of(
            long sequence, @Nullable UUID company, @Nullable UUID device, String source, Reading reading, byte[] line) {
        return new StoredEvent(
                sequence,
                company,
                device,
                source,
                reading.time().toInstant().truncatedTo(ChronoUnit.MICROS),
                reading.receivedAt().truncatedTo(ChronoUnit.MICROS),
                EventColumns.of(reading),
                line);
    }
}
