package dev.banso.report.paper;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.report.Advice;
import dev.banso.report.AlertEntry;
import dev.banso.report.AttackFigure;
import dev.banso.report.DeviceEntry;
import dev.banso.report.MonthFigures;
import dev.banso.report.Sentence;
import dev.banso.report.Snapshot;
import dev.banso.report.Tally;
import dev.banso.report.Words;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /// The month in one sentence.
    public List<LinkedText> conclusion() {
        return snapshot.conclusion().parts().stream()
                .map(part -> new LinkedText(part.text(), part.counts() == null ? null : records(part.counts())))
                .toList();
    }

    private String records(Sentence.Counted counted) {
        RecordLink month = links.counted(snapshot.month());
        return switch (counted) {
            case DETECTIONS -> month.address();
            case BLOCKED -> month.blocked().address();
            case NOT_BLOCKED -> month.notBlocked().address();
            case OUTBOUND -> month.of(ThreatClass.OUTBOUND).address();
            case DAYS_WITH_DATA -> links.days(snapshot.month());
        };
    }

    public List<SummaryBoxes.Box> boxes() {
        return new SummaryBoxes(snapshot, words, links).boxes();
    }

    public List<FigureTable.Row> monthTable() {
        return new FigureTable(snapshot, words, links).rows();
    }

    /// How many of the month's days have data.
    public LinkedText days(MonthFigures month) {
        return FigureTable.days(month, words, links);
    }

    /// A note that names the reported month's days with data.
    public List<LinkedText> withDays(String key) {
        return LinkedText.sentence(words.parts(key, days(current()).text()), Map.of(0, links.days(snapshot.month())));
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

    private LinkedText number(long value, RecordLink records) {
        return new LinkedText(words.number(value), records.address());
    }

    /// A class and what the device did: all, stopped, passed, unknown; of all the unjudged; and what a verdict took out of the count.
    public record ReactionRow(String label, List<LinkedText> cells) {}

    public String chartOfMonths() {
        return new ReportCharts(snapshot, words, links).months();
    }

    public String chartOfAttacks() {
        return new ReportCharts(snapshot, words, links).attacks();
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
    public LinkedText now(AttackFigure attack) {
        return number(attack.tally().total(), records(attack, snapshot.month()));
    }

    /// The attack's number in the month before, a dash where nothing is known about that.
    public LinkedText previous(AttackFigure attack) {
        return attack.previous() == null ? LinkedText.plain("–")
                : number(attack.previous(), records(attack, snapshot.month().minusMonths(1)));
    }

    private RecordLink records(AttackFigure attack, YearMonth month) {
        return links.counted(month).of(attack.threatClass()).by(attack.path()).named(attack.name());
    }

    /// The device's days with data.
    public LinkedText days(DeviceEntry device) {
        return new LinkedText(device.dataDays() == 0 ? words.text("report.no-data") : words.text("report.box.days-n", device.dataDays()),
                links.days(snapshot.month(), device.id()));
    }

    /// How many things the company should do, with where they stand.
    public List<LinkedText> requestsToldOf() {
        return LinkedText.sentence(words.parts("report.requests", requests().size()), Map.of(0, "#advice"));
    }

    /// How many alerts there were.
    public List<LinkedText> alertsToldOf() {
        return LinkedText.sentence(words.parts("report.section.alerts.text", snapshot.alerts().size()),
                Map.of(0, links.all(snapshot.month()).address()));
    }

    /// How many lines of the month the alert covers.
    public LinkedText count(AlertEntry alert) {
        return new LinkedText(words.number(alert.count()), links.daysOf(alert.id()));
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

    private String className(ThreatClass threatClass, @Nullable MalwarePath path) {
        return path == null
                ? words.text("report.class-short." + threatClass.code())
                : words.text("report.class-short.malware-by", words.text("report.path." + path.code()));
    }
}
