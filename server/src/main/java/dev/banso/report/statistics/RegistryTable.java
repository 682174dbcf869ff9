package dev.banso.report.statistics;

import java.util.List;

/// Companies by one of their properties (tables 2 to 5).
public record RegistryTable(String key, int number, String titleKey, List<Row> rows) {
    public record Row(String label, long count) {}

    public long total() {
        return rows.stream().mapToLong(Row::count).sum();
    }
}
