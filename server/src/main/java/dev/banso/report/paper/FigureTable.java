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
    public record Row(String kind, String label, List<Cell> cells) {}

    /// A cell: words, and where they lead when they are a number.
    public record Cell(String text, @Nullable String link) {}

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

    private List<Cell> cells(@Nullable ThreatClass threatClass, @Nullable MalwarePath path, Function<MonthFigures, Tally> figure) {
        return snapshot.months().stream().map(month -> cell(month, threatClass, path, figure.apply(month))).toList();
    }

    private Cell cell(MonthFigures month, @Nullable ThreatClass threatClass, @Nullable MalwarePath path, Tally tally) {
        if (threatClass != null && !threatClass.counted() && !month.provides(threatClass)) {
            return new Cell(words.text("report.not-provided"), null);
        }
        return switch (month.coverage()) {
            case NOT_MONITORED -> new Cell(words.text("report.not-monitored"), null);
            case NO_DATA -> new Cell(words.text("report.no-data"), null);
            case MONITORED -> new Cell(words.number(tally.total()), links.counted(month.month()).of(threatClass).by(path).address());
        };
    }

    /// The head of a month's column: the month and its n.
    static String days(MonthFigures month, Words words) {
        return month.coverage() == Coverage.NOT_MONITORED
                ? words.text("report.not-monitored")
                : words.text("report.days", month.dataDays(), month.assignedDays());
    }
}
