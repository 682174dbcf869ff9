package dev.banso.report.paper;

import dev.banso.report.Coverage;
import dev.banso.report.MonthFigures;
import dev.banso.report.Snapshot;
import dev.banso.report.Tally;
import dev.banso.report.Words;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The figures of the summary, which are understood without reading on.
public final class SummaryBoxes {
    private final MonthFigures month;
    private final @Nullable MonthFigures before;
    private final Words words;
    private final RecordLinks links;

    SummaryBoxes(Snapshot snapshot, Words words, RecordLinks links) {
        this.month = snapshot.current();
        this.before = snapshot.months().size() < 2 ? null : snapshot.months().get(snapshot.months().size() - 2);
        this.words = words;
        this.links = links;
    }

    /// A figure in the summary.
    ///
    /// @param beside what the figure is to be measured by
    public record Box(String label, LinkedText figure, List<LinkedText> beside) {}

    List<Box> boxes() {
        return month.coverage() == Coverage.MONITORED ? List.of(detected(), blocked(), passed(), days()) : List.of(days());
    }

    private Box detected() {
        return new Box(words.text("report.box.detections"), count(month.counted().total(), records()), List.of(compared()));
    }

    private Box blocked() {
        Tally all = month.counted();
        return new Box(words.text("report.box.blocked"), count(all.blocked(), records().blocked()), LinkedText.sentence(
                words.parts("report.box.rate", Words.percent(all.blocked(), all.total()), all.blocked(), all.total()),
                Map.of(1, records().blocked().address(), 2, records().address())));
    }

    private Box passed() {
        Tally all = month.counted();
        return new Box(words.text("report.box.passed"), count(all.passed() + all.unknown(), records().notBlocked()),
                List.of(new LinkedText(words.text("report.box.unjudged", all.unjudged()), records().unjudged().address())));
    }

    private Box days() {
        String days = links.days(month.month());
        String figure = month.coverage() == Coverage.MONITORED ? words.text("report.box.days-n", month.dataDays()) : words.text("report.no-data");
        return new Box(words.text("report.box.days"), new LinkedText(figure, days),
                List.of(new LinkedText(words.text("report.box.days-of", month.assignedDays()), days)));
    }

    private LinkedText compared() {
        if (before == null) {
            return LinkedText.plain(words.text("report.box.first"));
        }
        return switch (before.coverage()) {
            case NOT_MONITORED -> LinkedText.plain(words.text("report.box.first"));
            case NO_DATA -> LinkedText.plain(words.text("report.box.before-no-data"));
            case MONITORED -> new LinkedText(words.text("report.box.before", before.counted().total()), links.counted(before.month()).address());
        };
    }

    private LinkedText count(long value, RecordLink records) {
        return new LinkedText(words.text("report.count", value), records.address());
    }

    private RecordLink records() {
        return links.counted(month.month());
    }
}
