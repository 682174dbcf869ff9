package dev.banso.report.statistics;

import java.time.YearMonth;
import java.util.List;

/// All statistics of a period.
///
/// @param companies how many companies they are taken over
/// @param monitored companies monitored in each month
public record Statistics(
        StatisticsQuery query, List<YearMonth> months, long companies, List<Long> monitored, List<MonthTable> tables, List<RegistryTable> registry) {
    public MonthTable table(String key) {
        return tables.stream().filter(table -> table.key().equals(key)).findFirst().orElseThrow();
    }
}
