package dev.banso.monitoring;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Adds counts up to rows.
final class FigureRows {
    private final List<YearMonth> months;
    private final Map<String, Sum> sums = new LinkedHashMap<>();

    FigureRows(List<YearMonth> months) {
        this.months = months;
    }

    /// Rows that stand there even where nothing was counted.
    FigureRows with(List<String> keys) {
        keys.forEach(key -> sums.put(key, new Sum(months.size())));
        return this;
    }

    FigureRows add(List<DetectionCount> counts, Function<DetectionCount, String> key) {
        counts.forEach(count -> sums.computeIfAbsent(key.apply(count), none -> new Sum(months.size())).add(months.indexOf(count.month()), count));
        return this;
    }

    /// In the order in which they were named, or found.
    List<FigureTable.Row> rows() {
        List<FigureTable.Row> rows = new ArrayList<>();
        sums.forEach((key, sum) -> rows.add(sum.row(key)));
        return rows;
    }

    /// Largest total first, equal ones by name.
    List<FigureTable.Row> largestFirst() {
        return rows().stream()
                .sorted(Comparator.comparingLong(FigureTable.Row::total).reversed().thenComparing(FigureTable.Row::key))
                .toList();
    }

    private static final class Sum {
        private final long[] counts;
        private long unjudged;
        private long blocked;
        private long unblocked;

        private Sum(int months) {
            counts = new long[months];
        }

        private void add(int month, DetectionCount count) {
            counts[month] += count.count();
            unjudged += count.unjudged();
            blocked += count.blocked();
            unblocked += count.unblocked();
        }

        private FigureTable.Row row(String key) {
            List<Long> figures = Arrays.stream(counts).boxed().toList();
            return new FigureTable.Row(key, figures, Arrays.stream(counts).sum(), unjudged, blocked, unblocked);
        }
    }
}
