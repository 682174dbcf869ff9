package dev.banso.report.statistics;

import dev.banso.company.Company;
import dev.banso.company.SizeBand;
import dev.banso.problem.BansoException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which statistics are wanted; null does not narrow them.
///
/// @param from first month
/// @param to last month, at most [#LONGEST] months from the first
/// @param industry division letter
/// @param size label of a band of table 5
public record StatisticsQuery(
        YearMonth from, YearMonth to, @Nullable String prefecture, @Nullable String industry, @Nullable String size) {
    /// How many months a table may have.
    public static final int LONGEST = 24;

    public StatisticsQuery {
        if (to.isBefore(from) || !to.isBefore(from.plusMonths(LONGEST))) {
            throw BansoException.user("report.error.period", LONGEST);
        }
    }

    List<YearMonth> months() {
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    boolean takes(Company company) {
        return (prefecture == null || prefecture.equals(company.prefecture()))
                && (industry == null || industry.equals(company.industry()))
                && (size == null || size.equals(SizeBand.of(SizeBand.EMPLOYEES, company.employees()).label()));
    }

    /// Whether any company is left out.
    public boolean narrowed() {
        return prefecture != null || industry != null || size != null;
    }
}
