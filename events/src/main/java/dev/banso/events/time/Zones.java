package dev.banso.events.time;

import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads the zones that devices write: `+0900`, `+09:00`, `UTC+9:00`, `GMT-5`, `-0500`, `UTC`, `Z`, `JST`.
final class Zones {
    private Zones() {}

    /// Null where the text is no zone.
    static @Nullable ZoneOffset offset(String text) {
        var zone = text.strip().toUpperCase(Locale.ROOT);
        if (zone.startsWith("UTC") || zone.startsWith("GMT")) {
            zone = zone.substring(3).strip();
            if (zone.isEmpty()) {
                return ZoneOffset.UTC;
            }
        }
        if (zone.equals("Z")) {
            return ZoneOffset.UTC;
        }
        if (zone.equals("JST")) {
            return ZoneOffset.ofHours(9);
        }
        return zone.length() < 2 ? null : signed(zone);
    }

    private static @Nullable ZoneOffset signed(String zone) {
        var sign = zone.charAt(0) == '+' ? 1 : zone.charAt(0) == '-' ? -1 : 0;
        var colon = zone.indexOf(':');
        var hours = 0;
        var minutes = 0;
        if (colon > 0) {
            hours = number(zone, 1, colon);
            minutes = number(zone, colon + 1, zone.length());
        } else if (zone.length() <= 3) {
            hours = number(zone, 1, zone.length());
        } else {
            hours = number(zone, 1, zone.length() - 2);
            minutes = number(zone, zone.length() - 2, zone.length());
        }
        if (sign == 0 || hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
            return null;
        }
        return ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }

    private static int number(String text, int from, int to) {
        if (to <= from || to - from > 2) {
            return -1;
        }
        var number = 0;
        for (var i = from; i < to; i++) {
            var digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
