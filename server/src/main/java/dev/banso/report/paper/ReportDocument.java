package dev.banso.report.paper;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.report.Advice;
import dev.banso.report.AlertEntry;
import dev.banso.report.AttackFigure;
import dev.banso.report.Coverage;
import dev.banso.report.DeviceEntry;
import dev.banso.report.MonthFigures;
import dev.banso.report.Snapshot;
import dev.banso.report.Tally;
import dev.banso.report.Words;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A snapshot in words: what the shared body of page and paper prints.
///
/// @param logo the provider's picture as a `data:` address, or null
/// @param unprintable characters that the paper's face lacks, as `U+20BB7`
public record ReportDocument(Snapshot snapshot, Edition edition, Words words, RecordLinks links, @Nullable String logo, List<String> unprintable) {
    private static final int MOST_ALERTS = 40;

    public MonthFigures current() {
        return snapshot.current();
    }

    public String title() {
        return words.text("report.title", words.month(snapshot.month()));
    }

    /// What stands beside the title: the edition and its day.
    public String editionLine() {
        return edition.releasedAt() == null
                ? words.text("report.draft-line", words.day(snapshot.takenAt()))
                : words.text("report.edition-line", edition.revision(), words.day(edition.releasedAt()));
    }

    /// The figures that are understood without reading on.
    public List<Box> boxes() {
        MonthFigures month = current();
        if (month.coverage() != Coverage.MONITORED) {
            return List.of(new Box(words.text("report.box.days"), words.text("report.no-data"), null,
                    words.text("report.box.days-of", month.assignedDays()), null));
        }
        Tally all = month.counted();
        RecordLink records = links.counted(snapshot.month());
        List<Box> boxes = new ArrayList<>();
        boxes.add(new Box(words.text("report.box.detections"), words.text("report.count", all.total()), records.address(),
                compared(), beforeLink()));
        boxes.add(new Box(words.text("report.box.blocked"), words.text("report.count", all.blocked()), records.blocked().address(),
                words.text("report.box.rate", Words.percent(all.blocked(), all.total()), all.blocked(), all.total()), null));
        boxes.add(new Box(words.text("report.box.passed"), words.text("report.count", all.passed() + all.unknown()),
                records.notBlocked().address(), words.text("report.box.unjudged", all.unjudged()), records.unjudged().address()));
        boxes.add(new Box(words.text("report.box.days"), words.text("report.box.days-n", month.dataDays()), null,
                words.text("report.box.days-of", month.assignedDays()), null));
        return boxes;
    }

    /// A figure in the summary.
    ///
    /// @param link where the figure's records are
    /// @param beside what the figure is to be measured by
    /// @param besideLink where the records of the figure in it are
    public record Box(String label, String figure, @Nullable String link, String beside, @Nullable String besideLink) {}

    public List<FigureTable.Row> monthTable() {
        return new FigureTable(snapshot, words, links).rows();
    }

    public String days(MonthFigures month) {
        return FigureTable.days(month, words);
    }

    /// The month's classes with the device's reaction.
    public List<ReactionRow> reactions() {
        List<ReactionRow> rows = new ArrayList<>();
        for (ThreatClass threatClass : List.of(ThreatClass.INBOUND, ThreatClass.OUTBOUND, ThreatClass.MALWARE)) {
            RecordLink records = links.counted(snapshot.month()).of(threatClass);
            Tally tally = current().of(threatClass);
            rows.add(new ReactionRow(words.text("report.class." + threatClass.code()), List.of(
                    number(tally.total(), records),
                    number(tally.blocked(), records.blocked()),
                    number(tally.passed(), records.passed()),
                    number(tally.unknown(), records.unknown()),
                    number(tally.unjudged(), records.unjudged()),
                    number(snapshot.excluded(threatClass), links.excluded(snapshot.month()).of(threatClass)))));
        }
        return rows;
    }

    private FigureTable.Cell number(long value, RecordLink records) {
        return new FigureTable.Cell(words.number(value), records.address());
    }

    /// A class and what the device did: all, stopped, passed, unknown; of all the unjudged; and what a verdict took out of the count.
    public record ReactionRow(String label, List<FigureTable.Cell> cells) {}

    public String chartOfMonths() {
        return ReportCharts.months(snapshot, words);
    }

    public String chartOfAttacks() {
        return ReportCharts.attacks(snapshot, words);
    }

    public boolean hasAttacks() {
        return ReportCharts.hasAttacks(snapshot);
    }

    public String classOf(AttackFigure attack) {
        return className(attack.threatClass(), attack.path());
    }

    public String classOf(AlertEntry alert) {
        return alert.threatClass() == null ? words.text("report.class-short.none") : className(alert.threatClass(), alert.path());
    }

    /// The attack's number in the month.
    public FigureTable.Cell now(AttackFigure attack) {
        return number(attack.tally().total(), records(attack, snapshot.month()));
    }

    /// The attack's number in the month before, a dash where nothing is known about that.
    public FigureTable.Cell previous(AttackFigure attack) {
        return attack.previous() == null ? new FigureTable.Cell("–", null)
                : number(attack.previous(), records(attack, snapshot.month().minusMonths(1)));
    }

    private RecordLink records(AttackFigure attack, YearMonth month) {
        return links.counted(month).of(attack.threatClass()).by(attack.path()).named(attack.name());
    }

    /// Where the silences of the device are.
    public String silences(DeviceEntry device) {
        return links.silences(snapshot.month(), device.id()).address();
    }

    /// The alerts that the report prints; the rest is counted by [#furtherAlerts()].
    public List<AlertEntry> shownAlerts() {
        return snapshot.alerts().stream().limit(MOST_ALERTS).toList();
    }

    public int furtherAlerts() {
        return Math.max(0, snapshot.alerts().size() - MOST_ALERTS);
    }

    /// What the device did about the alert.
    public String reaction(AlertEntry alert) {
        return words.text(alert.blocked() == null ? "report.reaction.unknown"
                : alert.blocked() ? "report.reaction.blocked" : "report.reaction.passed");
    }

    /// What became of the alert.
    public String fate(AlertEntry alert) {
        return words.text("report.verdict." + (alert.verdict() == null ? "none" : alert.verdict()));
    }

    public String period(DeviceEntry.Silence silence) {
        return silence.to() == null
                ? words.text("report.silence.open", words.moment(silence.from()))
                : words.text("report.silence", words.moment(silence.from()), words.moment(silence.to()),
                        words.duration(Duration.between(silence.from(), silence.to())));
    }

    public List<Advice> requests() {
        return snapshot.advice().stream().filter(Advice::request).toList();
    }

    public CommentText comment() {
        return CommentText.of(edition.comment());
    }

    /// Every class of tables 31 and 32 with its meaning.
    public List<Definition> definitions() {
        return List.of(ThreatClass.INBOUND, ThreatClass.OUTBOUND, ThreatClass.MALWARE, ThreatClass.BLOCKED_SITE, ThreatClass.ENDPOINT)
                .stream()
                .map(threatClass -> new Definition(words.text("report.class." + threatClass.code()),
                        words.text("report.definition." + threatClass.code())))
                .toList();
    }

    /// A term and its meaning.
    public record Definition(String term, String meaning) {}

    private String compared() {
        MonthFigures before = before();
        if (before == null) {
            return words.text("report.box.first");
        }
        return switch (before.coverage()) {
            case NOT_MONITORED -> words.text("report.box.first");
            case NO_DATA -> words.text("report.box.before-no-data");
            case MONITORED -> words.text("report.box.before", before.counted().total());
        };
    }

    private @Nullable String beforeLink() {
        MonthFigures before = before();
        return before == null || before.coverage() != Coverage.MONITORED ? null : links.counted(before.month()).address();
    }

    private @Nullable MonthFigures before() {
        return snapshot.months().size() < 2 ? null : snapshot.months().get(snapshot.months().size() - 2);
    }

    private String className(ThreatClass threatClass, @Nullable MalwarePath path) {
        return path == null
                ? words.text("report.class-short." + threatClass.code())
                : words.text("report.class-short.malware-by", words.text("report.path." + path.code()));
    }
}
