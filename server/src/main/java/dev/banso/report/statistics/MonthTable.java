package dev.banso.report.statistics;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.monitoring.DetectionCount;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Detections per month, one row per class, path or attack.
///
/// @param number of the report's table that this one continues, or 0
/// @param titleKey of its words
/// @param threatClass that all its rows share, or null
/// @param path that all its rows share, or null
/// @param summed whether the rows add up to a total
public record MonthTable(
        String key, int number, String titleKey, @Nullable ThreatClass threatClass, @Nullable MalwarePath path, List<Row> rows, boolean summed) {
    /// A row; what is null does not narrow it.
    ///
    /// @param label words of the row, or the attack's name
    /// @param prefecture of its companies, full name
    /// @param counts one per month
    public record Row(
            String label, @Nullable ThreatClass threatClass, @Nullable MalwarePath path, @Nullable String attack, @Nullable String prefecture,
            List<Long> counts, long unjudged) {
        /// Adds counts up, for each month.
        static Row of(String label, List<YearMonth> months, List<DetectionCount> counts) {
            long[] sums = new long[months.size()];
            counts.forEach(count -> sums[months.indexOf(count.month())] += count.count());
            return new Row(label, null, null, null, null, Arrays.stream(sums).boxed().toList(),
                    counts.stream().mapToLong(DetectionCount::unjudged).sum());
        }

        Row of(ThreatClass threatClass, @Nullable MalwarePath path, @Nullable String attack) {
            return new Row(label, threatClass, path, attack, prefecture, counts, unjudged);
        }

        Row in(String prefecture) {
            return new Row(label, threatClass, path, attack, prefecture, counts, unjudged);
        }

        public long total() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    /// The sums of all rows, month by month.
    public List<Long> totals(int months) {
        return IntStream.range(0, months)
                .mapToObj(month -> rows.stream().mapToLong(row -> row.counts().get(month)).sum())
                .toList();
    }

    public long total() {
        return rows.stream().mapToLong(Row::total).sum();
    }

    public long unjudged() {
        return rows.stream().mapToLong(Row::unjudged).sum();
    }
}
