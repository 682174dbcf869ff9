package dev.banso.events;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a line means: one event, and one detection where it has a class.
///
/// @param fields as the device wrote them, ordered
/// @param event the same in OCSF's words
/// @param threatClass null where the line is no detection (traffic, events, look-alikes)
/// @param path null unless malware
/// @param blocked whether the device stopped it; null where it is no detection or where nobody knows
/// @param time when it happened, in the zone that the line or the device names, else Asia/Tokyo
/// @param receivedAt when it came
/// @param device serial number (`devid`), null where the line has none
/// @param flags what was odd, of the line and of the reading
/// @param reasons the steps of the decision, in order
public record Reading(
        Map<String, String> fields,
        Event event,
        @Nullable ThreatClass threatClass,
        @Nullable MalwarePath path,
        @Nullable Boolean blocked,
        OffsetDateTime time,
        Instant receivedAt,
        @Nullable String device,
        Set<Flag> flags,
        List<Reason> reasons) {

    /// The name that tables 33, 35 and 36 show: the IPS or anomaly signature, or the virus. Null where the line has none.
    public @Nullable String attack() {
        return event.attack();
    }

    /// The inside host or the exposed service that a detection is about, for grouping alerts: `10.0.0.5` or
    /// `10.0.0.9:443/tcp`. Null where the line is no detection or names no address.
    public @Nullable String subject() {
        return event.subject();
    }

    /// Whether this line is one detection of tables 30 to 36.
    public boolean counted() {
        return threatClass != null && threatClass.counted();
    }
}
