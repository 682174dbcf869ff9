package dev.banso.report;

import dev.banso.events.ThreatClass;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything that a company's report of one month says. It is taken from the records once; page, PDF and API show it
/// and nothing else, so that their figures always agree and a released report never changes.
///
/// @param company whose report
/// @param companyName as it was when the snapshot was taken
/// @param provider who signs the report
/// @param logo id of the provider's picture when the snapshot was taken, or null; since version 2
/// @param language of all texts, `ja` or `en`: the company's
/// @param months the reported month last, up to [#HISTORY] before it, oldest first
/// @param attacks of the reported month, most frequent first
/// @param alerts that had detections in the reported month, those that nobody stopped first
/// @param conclusion the month in one sentence; before version 3 without what its numbers count
public record Snapshot(
        int version,
        UUID company,
        String companyName,
        String provider,
        @Nullable String logo,
        String language,
        YearMonth month,
        Instant takenAt,
        List<MonthFigures> months,
        List<AttackFigure> attacks,
        List<AlertEntry> alerts,
        List<DeviceEntry> devices,
        List<Advice> advice,
        Sentence conclusion) {
    /// The shape of this record; raised when it changes so that older ones can still be read.
    public static final int VERSION = 3;
    /// How many months are shown before the reported one.
    public static final int HISTORY = 5;

    /// The reported month's figures.
    public MonthFigures current() {
        return months.getLast();
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /// Detections of the class that a verdict took out of the month's count.
    public long excluded(ThreatClass threatClass) {
        return alerts.stream()
                .filter(alert -> !alert.counts() && alert.threatClass() == threatClass)
                .mapToLong(AlertEntry::count)
                .sum();
    }
}
