package dev.banso.report.statistics;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
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
    /// @param counts one per month
    public record Row(
            String label, @Nullable ThreatClass threatClass, @Nullable MalwarePath path, @Nullable String attack,
            List<Long> counts, long unjudged) {
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
