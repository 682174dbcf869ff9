package dev.banso.report.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.banso.events.MalwarePath;
import dev.banso.report.Change;
import dev.banso.report.MonthFigures;
import dev.banso.report.Report;
import dev.banso.report.Snapshot;
import dev.banso.report.Tally;
import dev.banso.report.issue.Contents;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A report as the API tells it.
///
/// @param coverage `not_monitored`, `no_data` or `monitored`
/// @param monitoredDays days with data; `assignedDays`: days on which a device was assigned
/// @param figures null in lists
record ReportAnswer(
        UUID id,
        UUID company,
        String companyName,
        YearMonth month,
        int revision,
        String state,
        String coverage,
        int monitoredDays,
        int assignedDays,
        long total,
        long unjudged,
        String comment,
        List<Change> changes,
        List<String> missingGlyphs,
        Instant createdAt,
        @Nullable Instant releasedAt,
        @Nullable String releasedBy,
        @Nullable FiguresAnswer figures) {

    /// Everything the report says.
    record FiguresAnswer(String conclusion, List<MonthAnswer> months, List<AttackAnswer> attacks, List<AlertAnswer> alerts,
            List<DeviceAnswer> devices, List<AdviceAnswer> advice) {}

    record MonthAnswer(YearMonth month, String coverage, int monitoredDays, int assignedDays, long total, List<CountAnswer> counts) {}

    record CountAnswer(@JsonProperty("class") String threatClass, @Nullable String path,
            long count, long blocked, long passed, long unknown, long unjudged) {}

    record AttackAnswer(@JsonProperty("class") String threatClass, @Nullable String path,
            String attack, String kind, String explanation, long count, long blocked, long unjudged, @Nullable Long previous) {}

    record AlertAnswer(UUID id, @JsonProperty("class") @Nullable String threatClass, @Nullable String path,
            String title, String subject, long count, Instant firstSeen, Instant lastSeen, boolean open, @Nullable String verdict,
            boolean counts, @Nullable Boolean blocked) {}

    record DeviceAnswer(UUID id, String name, int monitoredDays, int assignedDays, int silences) {}

    record AdviceAnswer(String key, boolean request, String title, String text) {}

    static ReportAnswer of(Report report) {
        return of(report, report.changes(), null);
    }

    static ReportAnswer of(Contents contents) {
        Snapshot snapshot = contents.snapshot();
        return of(contents.report(), contents.changes(), new FiguresAnswer(snapshot.conclusion().text(),
                snapshot.months().stream().map(ReportAnswer::month).toList(),
                snapshot.attacks().stream().map(attack -> new AttackAnswer(attack.threatClass().code(), code(attack.path()), attack.name(),
                        attack.kind(), attack.explanation(), attack.tally().total(), attack.tally().blocked(), attack.tally().unjudged(),
                        attack.previous())).toList(),
                snapshot.alerts().stream().map(alert -> new AlertAnswer(alert.id(),
                        alert.threatClass() == null ? null : alert.threatClass().code(), code(alert.path()), alert.title(), alert.subject(),
                        alert.count(), alert.firstSeen(), alert.lastSeen(), alert.open(), alert.verdict(), alert.counts(), alert.blocked())).toList(),
                snapshot.devices().stream().map(device -> new DeviceAnswer(device.id(), device.name(), device.dataDays(),
                        device.assignedDays(), device.silences().size())).toList(),
                snapshot.advice().stream().map(advice -> new AdviceAnswer(advice.key(), advice.request(), advice.title(), advice.text())).toList()))
                .withFiguresOf(snapshot.current());
    }

    /// A draft's figures are those of the records now, not those of its last writing.
    private ReportAnswer withFiguresOf(MonthFigures current) {
        return new ReportAnswer(id, company, companyName, month, revision, state, lower(current.coverage()), current.dataDays(),
                current.assignedDays(), current.counted().total(), current.counted().unjudged(), comment, changes, missingGlyphs,
                createdAt, releasedAt, releasedBy, figures);
    }

    private static ReportAnswer of(Report report, List<Change> changes, @Nullable FiguresAnswer figures) {
        return new ReportAnswer(report.id(), report.company(), report.companyName(), report.month(), report.revision(),
                report.state().code(), lower(report.coverage()), report.dataDays(), report.assignedDays(), report.total(), report.unjudged(),
                report.comment(), changes, report.missingGlyphs(), report.createdAt(), report.releasedAt(), report.releasedBy(), figures);
    }

    private static MonthAnswer month(MonthFigures month) {
        return new MonthAnswer(month.month(), lower(month.coverage()), month.dataDays(), month.assignedDays(), month.counted().total(),
                month.lines().stream().map(line -> count(line.threatClass().code(), line.path(), line.tally())).toList());
    }

    private static CountAnswer count(String threatClass, @Nullable MalwarePath path, Tally tally) {
        return new CountAnswer(threatClass, code(path), tally.total(), tally.blocked(), tally.passed(), tally.unknown(), tally.unjudged());
    }

    private static @Nullable String code(@Nullable MalwarePath path) {
        return path == null ? null : path.code();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
