package dev.banso.monitoring;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.problem.BansoException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The months of a table, and how counts become one.
record FigureMonths(List<YearMonth> months) {
    /// The longest span that is answered at once.
    static final int MAXIMUM = 120;

    private static final List<String> CLASSES = codes(ThreatClass::counted);
    private static final List<String> APART = codes(threatClass -> !threatClass.counted());
    private static final List<String> PATHS = Arrays.stream(MalwarePath.values()).map(MalwarePath::code).toList();

    /// @throws BansoException user, where the months are in the wrong order or too many
    static FigureMonths of(YearMonth from, YearMonth to) {
        List<YearMonth> months = Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1)).limit(MAXIMUM + 1).toList();
        if (months.isEmpty() || months.size() > MAXIMUM) {
            throw BansoException.user("monitoring.error.span", MAXIMUM);
        }
        return new FigureMonths(months);
    }

    FigureRows rows() {
        return new FigureRows(months);
    }

    /// @param monitored the companies of each month
    FigureTable classTable(List<DetectionCount> counts, Map<YearMonth, Set<UUID>> monitored) {
        List<DetectionCount> counted = counts.stream().filter(count -> count.threatClass().counted()).toList();
        List<DetectionCount> apart = counts.stream().filter(count -> !count.threatClass().counted()).toList();
        return new FigureTable(months, sizes(monitored), classRows(CLASSES, counted), total(counted), classRows(APART, apart));
    }

    FigureTable table(List<FigureTable.Row> rows, List<DetectionCount> counts, Map<YearMonth, Set<UUID>> monitored) {
        return new FigureTable(months, sizes(monitored), rows, total(counts), List.of());
    }

    List<FigureTable.Row> pathRows(List<DetectionCount> counts) {
        return rows().with(PATHS).add(counts, count -> (count.path() == null ? MalwarePath.OTHER : count.path()).code()).rows();
    }

    private List<FigureTable.Row> classRows(List<String> classes, List<DetectionCount> counts) {
        return rows().with(classes).add(counts, count -> count.threatClass().code()).rows();
    }

    private FigureTable.Row total(List<DetectionCount> counts) {
        return rows().with(List.of("total")).add(counts, count -> "total").rows().getFirst();
    }

    private Map<YearMonth, Integer> sizes(Map<YearMonth, Set<UUID>> monitored) {
        Map<YearMonth, Integer> sizes = new LinkedHashMap<>();
        months.forEach(month -> sizes.put(month, monitored.getOrDefault(month, Set.of()).size()));
        return sizes;
    }

    private static List<String> codes(Predicate<ThreatClass> wanted) {
        return Arrays.stream(ThreatClass.values()).filter(wanted).map(ThreatClass::code).toList();
    }
}
