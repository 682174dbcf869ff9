package dev.banso.report.statistics;

import dev.banso.report.Words;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A table as rows of texts and numbers, for files.
record Sheet(String title, List<List<Object>> rows) {
    /// Every table of the statistics, in the order of the page.
    static List<Sheet> of(Statistics statistics, Words words) {
        List<Sheet> sheets = new ArrayList<>();
        statistics.tables().forEach(table -> sheets.add(months(table, statistics, words)));
        statistics.registry().forEach(table -> sheets.add(registry(table, words)));
        return sheets;
    }

    private static Sheet months(MonthTable table, Statistics statistics, Words words) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(row(words.text("statistics.month"), statistics.months().stream().map(YearMonth::toString),
                words.text("report.total"), words.text("report.column.unjudged")));
        rows.add(row(words.text("statistics.monitored"), statistics.monitored().stream(), "", ""));
        for (MonthTable.Row row : table.rows()) {
            rows.add(row(row.label(), row.counts().stream(), row.total(), row.unjudged()));
        }
        if (table.summed()) {
            rows.add(row(words.text("report.total"), table.totals(statistics.months().size()).stream(), table.total(), table.unjudged()));
        }
        return new Sheet(words.text(table.titleKey()), rows);
    }

    private static Sheet registry(RegistryTable table, Words words) {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of(words.text(table.titleKey()), words.text("statistics.companies")));
        table.rows().forEach(row -> rows.add(List.of(row.label(), row.count())));
        rows.add(List.of(words.text("report.total"), table.total()));
        return new Sheet(words.text(table.titleKey()), rows);
    }

    private static List<Object> row(Object label, Stream<?> values, Object total, Object unjudged) {
        List<Object> row = new ArrayList<>();
        row.add(label);
        values.forEach(row::add);
        row.add(total);
        row.add(unjudged);
        return row;
    }
}
