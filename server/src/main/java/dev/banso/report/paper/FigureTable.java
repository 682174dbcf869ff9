package dev.banso.report.paper;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.report.Coverage;
import dev.banso.report.MonthFigures;
import dev.banso.report.Snapshot;
import dev.banso.report.Tally;
import dev.banso.report.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Detections by class and path over the months, as words: numbers only where something was observed.
public final class FigureTable {
    private final Snapshot snapshot;
    private final Words words;
    private final RecordLinks links;

    FigureTable(Snapshot snapshot, Words words, RecordLinks links) {
        this.snapshot = snapshot;
        this.words = words;
        this.links = links;
    }

    /// A row.
    ///
    /// @param kind `class`, `path`, `total` or `apart`
    public record Row(String kind, String label, List<LinkedText> cells) {}

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(row("class", ThreatClass.INBOUND));
        rows.add(row("class", ThreatClass.OUTBOUND));
        rows.add(row("class", ThreatClass.MALWARE));
        for (MalwarePath path : MalwarePath.values()) {
            rows.add(new Row("path", words.text("report.path." + path.code()),
                    cells(ThreatClass.MALWARE, path, month -> month.of(path))));
        }
        rows.add(new Row("total", words.text("report.total"), cells(null, null, MonthFigures::counted)));
        rows.add(row("apart", ThreatClass.BLOCKED_SITE));
        rows.add(row("apart", ThreatClass.ENDPOINT));
        return rows;
    }

    private Row row(String kind, ThreatClass threatClass) {
        return new Row(kind, words.text("report.class." + threatClass.code()),
                cells(threatClass, null, month -> month.of(threatClass)));
    }

    private List<LinkedText> cells(@Nullable ThreatClass threatClass, @Nullable MalwarePath path, Function<MonthFigures, Tally> figure) {
        return snapshot.months().stream().map(month -> cell(month, threatClass, path, figure.apply(month))).toList();
    }

    private LinkedText cell(MonthFigures month, @Nullable ThreatClass threatClass, @Nullable MalwarePath path, Tally tally) {
        if (threatClass != null && !threatClass.counted() && !month.provides(threatClass)) {
            return LinkedText.plain(words.text("report.not-provided"));
        }
        return switch (month.coverage()) {
            case NOT_MONITORED -> LinkedText.plain(words.text("report.not-monitored"));
            case NO_DATA -> LinkedText.plain(words.text("report.no-data"));
            case MONITORED -> new LinkedText(words.number(tally.total()), links.counted(month.month()).of(threatClass).by(path).address());
        };
    }

    /// The head of a month's column: the month's n.
    static LinkedText days(MonthFigures month, Words words, RecordLinks links) {
        return month.coverage() == Coverage.NOT_MONITORED
                ? LinkedText.plain(words.text("report.not-monitored"))
                : new LinkedText(words.text("report.days", month.dataDays(), month.assignedDays()), links.days(month.month()));
    }
}
