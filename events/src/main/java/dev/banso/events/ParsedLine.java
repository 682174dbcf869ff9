package dev.banso.events;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One line taken apart, before anything is known about its device.
///
/// @param format how it was written
/// @param fields in the order of the line, under FortiGate's own key names (dotted names for EVE)
/// @param flags what was odd
/// @param claim who the line says it is from
/// @param headerTime time of the syslog header, where that has a year and a zone
/// @param headerClock time of an RFC 3164 header, which has neither (`Feb 12 10:31:04`)
/// @param version FortiOS version, where the line says it (CEF header, `logver`)
public record ParsedLine(
        Format format,
        Map<String, String> fields,
        Set<Flag> flags,
        Claim claim,
        @Nullable Instant headerTime,
        @Nullable String headerClock,
        @Nullable FortiOsVersion version) {
    /// This line with one more flag, where a receiver knows of something odd.
    public ParsedLine with(Flag flag) {
        var more = EnumSet.of(flag);
        more.addAll(flags);
        return new ParsedLine(format, fields, more, claim, headerTime, headerClock, version);
    }
}
