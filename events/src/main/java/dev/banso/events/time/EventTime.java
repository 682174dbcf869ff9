package dev.banso.events.time;

import dev.banso.events.DeviceProfile;
import dev.banso.events.Flag;
import dev.banso.events.ParsedLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds out when an event happened: `eventtime`, else date and time in the line's zone, else in the device's, else in
/// Asia/Tokyo; else the header's time, else that of receipt.
public final class EventTime {
    /// The zone of months, and of devices of which nothing else is known.
    public static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static final ZoneOffset TOKYO_OFFSET = ZoneOffset.ofHours(9);
    /// Clocks of devices may be this far ahead of ours.
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final long EARLIEST = 946_684_800;

    private EventTime() {}

    /// The time, in the zone that the line or the device names, else Asia/Tokyo; flags what is odd about it.
    public static OffsetDateTime of(ParsedLine line, DeviceProfile profile, Instant receivedAt, Set<Flag> flags) {
        var fields = line.fields();
        var tz = fields.get("tz");
        var offset = tz == null ? null : Zones.offset(tz);
        var time = stamped(fields, offset, profile, flags);
        if (time == null) {
            time = fromHeader(line, profile, receivedAt, flags);
        }
        if (time.toInstant().isAfter(receivedAt.plus(TOLERANCE))) {
            flags.add(Flag.TIME_FUTURE);
        }
        if (profile.assignedFrom() != null && time.toInstant().isBefore(profile.assignedFrom())) {
            flags.add(Flag.TIME_BEFORE_ASSIGNMENT);
        }
        return time;
    }

    private static @Nullable OffsetDateTime stamped(
            Map<String, String> fields, @Nullable ZoneOffset offset, DeviceProfile profile, Set<Flag> flags) {
        var epoch = epoch(fields, flags);
        if (epoch != null) {
            return at(epoch, offset, profile);
        }
        var text = fields.get("timestamp");
        if (text != null && text.length() >= 19 && text.charAt(10) == 'T') {
            return local(Stamps.iso(text), Stamps.isoOffset(text), profile, flags);
        }
        var date = fields.get("date");
        var clock = fields.get("time");
        if (date != null && clock != null && !date.isEmpty() && !clock.isEmpty()) {
            return local(Stamps.dateAndTime(date, clock), offset, profile, flags);
        }
        return cef(fields, offset, profile, flags);
    }

    private static @Nullable OffsetDateTime cef(
            Map<String, String> fields, @Nullable ZoneOffset offset, DeviceProfile profile, Set<Flag> flags) {
        var text = fields.getOrDefault("start", fields.get("rt"));
        if (text == null || text.isEmpty()) {
            return null;
        }
        var epoch = Stamps.epoch(text);
        return epoch != null ? at(epoch, offset, profile) : local(Stamps.monthDayYear(text), offset, profile, flags);
    }

    private static @Nullable Instant epoch(Map<String, String> fields, Set<Flag> flags) {
        var text = fields.get("eventtime");
        if (text == null) {
            text = fields.get("logtime");
        }
        if (text == null || text.isEmpty()) {
            return null;
        }
        var epoch = Stamps.epoch(text);
        if (epoch == null || epoch.getEpochSecond() < EARLIEST) {
            flags.add(Flag.TIME_INVALID);
            return null;
        }
        return epoch;
    }

    private static OffsetDateTime fromHeader(
            ParsedLine line, DeviceProfile profile, Instant receivedAt, Set<Flag> flags) {
        flags.add(Flag.TIME_MISSING);
        if (line.headerTime() != null) {
            return at(line.headerTime(), null, profile);
        }
        var clock = line.headerClock();
        var year = receivedAt.atZone(TOKYO).getYear();
        var local = clock == null ? null : Stamps.clock(clock, year);
        if (local == null) {
            return at(receivedAt, null, profile);
        }
        var time = zoned(local, null, profile, flags);
        return time.toInstant().isAfter(receivedAt.plus(Duration.ofDays(1))) ? time.minusYears(1) : time;
    }

    private static @Nullable OffsetDateTime local(
            @Nullable LocalDateTime local, @Nullable ZoneOffset offset, DeviceProfile profile, Set<Flag> flags) {
        if (local == null) {
            flags.add(Flag.TIME_INVALID);
            return null;
        }
        return zoned(local, offset, profile, flags);
    }

    private static OffsetDateTime zoned(
            LocalDateTime local, @Nullable ZoneOffset offset, DeviceProfile profile, Set<Flag> flags) {
        if (offset != null) {
            return OffsetDateTime.of(local, offset);
        }
        if (profile.zone() != null) {
            return local.atZone(profile.zone()).toOffsetDateTime();
        }
        flags.add(Flag.TIME_ZONE_ASSUMED);
        return OffsetDateTime.of(local, TOKYO_OFFSET);
    }

    private static OffsetDateTime at(Instant instant, @Nullable ZoneOffset offset, DeviceProfile profile) {
        if (offset != null) {
            return instant.atOffset(offset);
        }
        return profile.zone() == null
                ? instant.atOffset(TOKYO_OFFSET)
                : instant.atZone(profile.zone()).toOffsetDateTime();
    }
}
