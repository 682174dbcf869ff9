package dev.banso.monitoring;

import dev.banso.intake.AttributedReading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// One thing that an alert counts: a device line with a threat class, or a match of a rule.
///
/// @param time when it happened, to the microsecond as the database keeps it
/// @param severity OCSF's `severity_id`
/// @param blocked null where unknown
/// @param titles of the rule; null for lines
/// @param line the line, or the one that made the rule match
record Occurrence(
        GroupKey key,
        Instant time,
        int severity,
        @Nullable Boolean blocked,
        @Nullable RuleTitles titles,
        AttributedReading line) {

    Occurrence {
        time = time.truncatedTo(ChronoUnit.MICROS);
    }

    /// The device line of a detection or of one that needs review.
    static Occurrence of(AttributedReading line) {
        var reading = line.reading();
        var threatClass = java.util.Objects.requireNonNull(reading.threatClass());
        AlertKind kind = threatClass == dev.banso.events.ThreatClass.REVIEW ? AlertKind.REVIEW : AlertKind.DETECTION;
        var key = new GroupKey(line.company(), kind, threatClass, reading.path(), reading.attack(), null, reading.subject(), null);
        return new Occurrence(key, reading.time().toInstant(), reading.event().severityId(), reading.blocked(), null, line);
    }

    Occurrence excludedBy(Exclusion exclusion) {
        return new Occurrence(key.excludedBy(exclusion.id()), time, severity, blocked, titles, line);
    }

    /// A rule's name in both languages.
    record RuleTitles(String title, @Nullable String titleJa) {}
}
