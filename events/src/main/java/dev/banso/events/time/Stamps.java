package dev.banso.events.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the spellings of dates and times. Each answers null where the text is not of its kind.
final class Stamps {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final Pattern MONTH_DAY_YEAR =
            Pattern.compile("([A-Z][a-z]{2}) {1,2}(\\d{1,2}) (\\d{4}) (\\d{2}):(\\d{2}):(\\d{2}).*");
    private static final Pattern CLOCK = Pattern.compile("([A-Z][a-z]{2}) {1,2}(\\d{1,2}) (\\d{2}):(\\d{2}):(\\d{2})");

    private Stamps() {}

    /// Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their magnitude.
    static @Nullable Instant epoch(String digits) {
        var length = digits.length();
        if (length == 0 || length > 19) {
            return null;
        }
        var number = 0L;
        for (var i = 0; i < length; i++) {
            var digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            number = number * 10 + digit;
        }
        if (number < 0) {
            return null;
        }
        if (length <= 11) {
            return Instant.ofEpochSecond(number);
        }
        if (length <= 14) {
            return Instant.ofEpochMilli(number);
        }
        return length <= 17
                ? Instant.ofEpochSecond(number / 1_000_000, number % 1_000_000 * 1_000)
                : Instant.ofEpochSecond(number / 1_000_000_000, number % 1_000_000_000);
    }

    /// `2020-11-03` and `09:12:44`, spaces within and `/` tolerated.
    static @Nullable LocalDateTime dateAndTime(String date, String clock) {
        var day = date.replace('/', '-').replace(" ", "");
        var time = clock.replace(" ", "");
        return day.length() == 10 && time.length() >= 8 ? iso(day + "T" + time) : null;
    }

    /// `2022-07-10T23:50:05.533101`, whatever zone stands behind it.
    static @Nullable LocalDateTime iso(String text) {
        var end = 19;
        if (end < text.length() && text.charAt(end) == '.') {
            end++;
            while (end < text.length() && Character.isDigit(text.charAt(end))) {
                end++;
            }
        }
        try {
            return LocalDateTime.parse(text.substring(0, end));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// The zone behind such a text.
    static @Nullable ZoneOffset isoOffset(String text) {
        var at = 19;
        while (at < text.length() && (text.charAt(at) == '.' || Character.isDigit(text.charAt(at)))) {
            at++;
        }
        return at == text.length() ? null : Zones.offset(text.substring(at));
    }

    /// CEF's `Aug 01 2025 12:34:56`.
    static @Nullable LocalDateTime monthDayYear(String text) {
        var matcher = MONTH_DAY_YEAR.matcher(text);
        return matcher.matches()
                ? time(Integer.parseInt(matcher.group(3)), matcher.group(1), matcher.group(2), matcher.group(4),
                        matcher.group(5), matcher.group(6))
                : null;
    }

    /// `Feb 12 10:31:04` of RFC 3164, in the given year.
    static @Nullable LocalDateTime clock(String text, int year) {
        var matcher = CLOCK.matcher(text);
        return matcher.matches()
                ? time(year, matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4), matcher.group(5))
                : null;
    }

    private static @Nullable LocalDateTime time(
            int year, String month, String day, String hour, String minute, String second) {
        try {
            return LocalDateTime.of(year, MONTHS.indexOf(month) + 1, Integer.parseInt(day), Integer.parseInt(hour),
                    Integer.parseInt(minute), Integer.parseInt(second));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
