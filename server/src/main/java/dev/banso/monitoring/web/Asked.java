package dev.banso.monitoring.web;

import dev.banso.clock.MovableClock;
import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.monitoring.Verdict;
import dev.banso.problem.BansoException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What stands in an address, read; a blank text is as good as none.
final class Asked {
    private Asked() {}

    static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /// One of a closed list of codes.
    static <T> @Nullable T code(@Nullable String text, Function<String, T> reader) {
        String given = text(text);
        try {
            return given == null ? null : reader.apply(given);
        } catch (IllegalArgumentException unknown) {
            throw BansoException.user("error.value", given);
        }
    }

    /// @throws BansoException user, where there is no verdict of that code
    static Verdict verdict(String code) {
        try {
            return Verdict.of(code);
        } catch (IllegalArgumentException unknown) {
            throw BansoException.user("error.value", code);
        }
    }

    static @Nullable ThreatClass threatClass(@Nullable String code) {
        return code(code, given -> Arrays.stream(ThreatClass.values()).filter(candidate -> candidate.code().equals(given)).findFirst()
                .orElseThrow(() -> BansoException.user("error.value", given)));
    }

    static @Nullable MalwarePath path(@Nullable String code) {
        return code(code, given -> Arrays.stream(MalwarePath.values()).filter(candidate -> candidate.code().equals(given)).findFirst()
                .orElseThrow(() -> BansoException.user("error.value", given)));
    }

    /// A time with offset, or the start of a day in Japan.
    static @Nullable Instant from(@Nullable String text) {
        return moment(text, 0);
    }

    /// A time with offset, or the end of a day in Japan.
    static @Nullable Instant to(@Nullable String text) {
        return moment(text, 1);
    }

    private static @Nullable Instant moment(@Nullable String text, int daysLater) {
        String given = text(text);
        if (given == null) {
            return null;
        }
        try {
            return given.length() == "2020-10-01".length()
                    ? LocalDate.parse(given).plusDays(daysLater).atStartOfDay(MovableClock.JAPAN).toInstant()
                    : OffsetDateTime.parse(given).toInstant();
        } catch (DateTimeException unreadable) {
            throw BansoException.user("error.time", given);
        }
    }
}
