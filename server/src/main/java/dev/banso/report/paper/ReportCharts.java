package dev.banso.report.paper;

import dev.banso.events.ThreatClass;
import dev.banso.report.AttackFigure;
import dev.banso.report.MonthFigures;
import dev.banso.report.Snapshot;
import dev.banso.report.Words;
import dev.banso.report.chart.BarChart;
import dev.banso.report.chart.Link;
import dev.banso.report.chart.StackedBarChart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The charts of a report.
final class ReportCharts {
    private static final int MOST_ATTACKS = 10;
    private static final List<ThreatClass> CLASSES = List.of(ThreatClass.INBOUND, ThreatClass.OUTBOUND, ThreatClass.MALWARE);

    private final Snapshot snapshot;
    private final Words words;
    private final RecordLinks links;

    ReportCharts(Snapshot snapshot, Words words, RecordLinks links) {
        this.snapshot = snapshot;
        this.words = words;
        this.links = links;
    }

    /// The counted classes, stacked per month.
    String months() {
        String spoken = snapshot.months().stream()
                .map(month -> words.month(month.month()) + ": " + spoken(month))
                .collect(Collectors.joining(words.text("report.list-separator")));
        return new StackedBarChart("chart-months", words.text("report.chart.months"), spoken,
                CLASSES.stream().map(one -> words.text("report.class-short." + one.code())).toList(),
                snapshot.months().stream().map(this::column).toList())
                .svg();
    }

    /// The attacks of the month by name, the most frequent ten.
    String attacks() {
        Map<String, Long> byName = new LinkedHashMap<>();
        snapshot.attacks().stream()
                .filter(attack -> attack.threatClass().counted())
                .forEach(attack -> byName.merge(attack.name(), attack.tally().total(), Long::sum));
        List<BarChart.Bar> bars = byName.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_ATTACKS)
                .map(entry -> bar(entry.getKey(), entry.getValue()))
                .toList();
        String spoken = bars.stream()
                .map(bar -> bar.name() + ": " + bar.number())
                .collect(Collectors.joining(words.text("report.list-separator")));
        return new BarChart("chart-attacks", words.text("report.chart.attacks"), spoken, bars).svg();
    }

    private BarChart.Bar bar(String name, long count) {
        return new BarChart.Bar(name, count, words.text("report.count", count),
                link(links.counted(snapshot.month()).named(name), name, count));
    }

    static boolean hasAttacks(Snapshot snapshot) {
        return snapshot.attacks().stream().map(AttackFigure::threatClass).anyMatch(ThreatClass::counted);
    }

    private StackedBarChart.Column column(MonthFigures month) {
        StackedBarChart.Label name = new StackedBarChart.Label(words.shortMonth(month.month()), null);
        LinkedText days = FigureTable.days(month, words, links);
        List<StackedBarChart.Label> below = List.of(name, new StackedBarChart.Label(days.text(),
                days.link() == null ? null : new Link(days.link(), words.month(month.month()) + ": " + days.text())));
        return switch (month.coverage()) {
            case NOT_MONITORED -> new StackedBarChart.Column(List.of(name), List.of(), null, words.text("report.not-monitored"));
            case NO_DATA -> new StackedBarChart.Column(below, List.of(), null, words.text("report.no-data"));
            case MONITORED -> new StackedBarChart.Column(below, CLASSES.stream().map(threatClass -> part(month, threatClass)).toList(),
                    link(links.counted(month.month()), words.month(month.month()), month.counted().total()), null);
        };
    }

    private StackedBarChart.Part part(MonthFigures month, ThreatClass threatClass) {
        long count = month.of(threatClass).total();
        return new StackedBarChart.Part(count, link(links.counted(month.month()).of(threatClass),
                words.month(month.month()) + " " + words.text("report.class-short." + threatClass.code()), count));
    }

    private Link link(RecordLink records, String what, long count) {
        return new Link(records.address(), what + ": " + words.text("report.count", count));
    }

    private String spoken(MonthFigures month) {
        return switch (month.coverage()) {
            case NOT_MONITORED -> words.text("report.not-monitored");
            case NO_DATA -> words.text("report.no-data");
            case MONITORED -> words.text("report.count", month.counted().total());
        };
    }
}
