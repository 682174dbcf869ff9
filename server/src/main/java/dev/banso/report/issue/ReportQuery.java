package dev.banso.report.issue;

import dev.banso.problem.BansoException;
import dev.banso.report.ReportState;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which reports are wanted; null means any. Newest month first.
///
/// @param everyEdition false: of each company and month only the latest that the scope may see
/// @param cursor from the page before, or null
/// @param limit 1 to 500
public record ReportQuery(
        @Nullable UUID company,
        @Nullable YearMonth month,
        @Nullable ReportState state,
        boolean everyEdition,
        @Nullable String cursor,
        int limit) {
    /// The largest page.
    public static final int MAXIMUM = 500;

    public ReportQuery {
        if (limit < 1 || limit > MAXIMUM) {
            throw BansoException.user("error.range", "limit", 1, MAXIMUM);
        }
    }

    /// The reports of a month, the latest edition of each.
    public static ReportQuery of(YearMonth month) {
        return new ReportQuery(null, month, null, false, null, MAXIMUM);
    }
}
