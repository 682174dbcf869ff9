package dev.banso.intake.search;

import dev.banso.clock.MovableClock;
import dev.banso.events.ThreatClass;
import dev.banso.lake.Cursor;
import dev.banso.problem.Mistakes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A search as it was typed: days of Japan (`2026-04-01`, the last one included) or times with offset (the last one
/// excluded). Without days it looks at the last seven.
public record SearchEntry(
        @Nullable String company,
        @Nullable String from,
        @Nullable String to,
        @Nullable String address,
        @Nullable String user,
        @Nullable String attack,
        @Nullable String text,
        List<String> classes,
        @Nullable String cursor,
        int limit) {
    private static final int DAYS = 7;
    private static final int LONGEST = 500;
    private static final int MOST_ROWS = 1000;

    /// The first day that is looked at where none is given.
    public static LocalDate firstDay(LocalDate last) {
        return last.minusDays(DAYS - 1);
    }

    /// @throws dev.banso.problem.InvalidInput where something cannot be read; names every mistake
    public SearchQuestion check(Instant now) {
        Mistakes mistakes = new Mistakes();
        Instant end = time("to", to, 1, mistakes);
        Instant begin = time("from", from, 0, mistakes);
        if (begin == null) {
            LocalDate last = (end == null ? now : end.minusNanos(1)).atZone(MovableClock.JAPAN).toLocalDate();
            begin = firstDay(last).atStartOfDay(MovableClock.JAPAN).toInstant();
        }
        if (end != null && !end.isAfter(begin)) {
            mistakes.add("to", "mistake.order");
        }
        SearchQuestion question = new SearchQuestion(
                read("company", company, UUID::fromString, "mistake.choice", mistakes), begin, end,
                text("address", address, mistakes), text("user", user, mistakes), text("attack", attack, mistakes),
                text("text", text, mistakes), threatClasses(mistakes),
                read("cursor", cursor, Cursor::parse, "search.mistake.cursor", mistakes),
                (int) mistakes.number("limit", limit, 1, MOST_ROWS));
        mistakes.throwIfAny();
        return question;
    }

    private static @Nullable Instant time(String field, @Nullable String text, int daysLater, Mistakes mistakes) {
        // A plus sign that was not escaped in the address arrives as a space.
        return read(field, text, given -> given.length() == 10
                ? LocalDate.parse(given).plusDays(daysLater).atStartOfDay(MovableClock.JAPAN).toInstant()
                : OffsetDateTime.parse(given.replace(' ', '+')).toInstant(), "mistake.time", mistakes);
    }

    private Set<ThreatClass> threatClasses(Mistakes mistakes) {
        Set<ThreatClass> found = new LinkedHashSet<>();
        for (String code : classes) {
            ThreatClass known = read("class", code, SearchEntry::threatClass, "mistake.choice", mistakes);
            if (known != null) {
                found.add(known);
            }
        }
        return found;
    }

    private static ThreatClass threatClass(String code) {
        return Arrays.stream(ThreatClass.values()).filter(each -> each.code().equals(code)).findFirst().orElseThrow();
    }

    private static @Nullable String text(String field, @Nullable String given, Mistakes mistakes) {
        String stripped = mistakes.optional(field, given, LONGEST);
        return stripped.isEmpty() ? null : stripped;
    }

    private static <T> @Nullable T read(String field, @Nullable String given, java.util.function.Function<String, T> reader,
            String key, Mistakes mistakes) {
        return given == null || given.isBlank() ? null : mistakes.<@Nullable T>read(field, given.strip(), reader::apply, null, key);
    }
}
