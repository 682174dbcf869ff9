package dev.banso.report.paper;

import dev.banso.events.ThreatClass;
import dev.banso.report.AttackFigure;
import dev.banso.report.MonthFigures;
import dev.banso.report.Snapshot;
import dev.banso.report.Words;
import dev.banso.report.chart.BarChart;
import dev.banso.report.chart.StackedBarChart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The charts of a report.
final class ReportCharts {
    private static final int MOST_ATTACKS = 10;
    private static final List<ThreatClass> CLASSES = List.of(ThreatClass.INBOUND, ThreatClass.OUTBOUND, ThreatClass.MALWARE);

    private ReportCharts() {}

    /// The counted classes, stacked per month.
    static String months(Snapshot snapshot, Words words) {
        String spoken = snapshot.months().stream()
                .map(month -> words.month(month.month()) + ": " + spoken(month, words))
                .collect(Collectors.joining(words.text("report.list-separator")));
        return new StackedBarChart("chart-months", words.text("report.chart.months"), spoken,
                CLASSES.stream().map(one -> words.text("report.class-short." + one.code())).toList(),
                snapshot.months().stream().map(month -> column(month, words)).toList())
                .svg();
    }

    /// The attacks of the month by name, the most frequent ten.
    static String attacks(Snapshot snapshot, Words words) {
        Map<String, Long> byName = new LinkedHashMap<>();
        snapshot.attacks().stream()
                .filter(attack -> attack.threatClass().counted())
                .forEach(attack -> byName.merge(attack.name(), attack.tally().total(), Long::sum));
        List<BarChart.Bar> bars = byName.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_ATTACKS)
                .map(entry -> new BarChart.Bar(entry.getKey(), entry.getValue(), words.text("report.count", entry.getValue())))
                .toList();
        String spoken = bars.stream()
                .map(bar -> bar.name() + ": " + bar.number())
                .collect(Collectors.joining(words.text("report.list-separator")));
        return new BarChart("chart-attacks", words.text("report.chart.attacks"), spoken, bars).svg();
    }

    static boolean hasAttacks(Snapshot snapshot) {
        return snapshot.attacks().stream().map(AttackFigure::threatClass).anyMatch(ThreatClass::counted);
    }

    private static StackedBarChart.Column column(MonthFigures month, Words words) {
        List<String> below = List.of(words.shortMonth(month.month()), FigureTable.days(month, words));
        return switch (month.coverage()) {
            case NOT_MONITORED -> new StackedBarChart.Column(List.of(words.shortMonth(month.month())), List.of(),
                    words.text("report.not-monitored"));
            case NO_DATA -> new StackedBarChart.Column(below, List.of(), words.text("report.no-data"));
            case MONITORED -> new StackedBarChart.Column(below,
                    CLASSES.stream().map(threatClass -> month.of(threatClass).total()).toList(), null);
        };
    }

    private static String spoken(MonthFigures month, Words words) {
        return switch (month.coverage()) {
            case NOT_MONITORED -> words.text("report.not-monitored");
            case NO_DATA -> words.text("report.no-data");
            case MONITORED -> words.text("report.count", month.counted().total());
        };
    }
}
