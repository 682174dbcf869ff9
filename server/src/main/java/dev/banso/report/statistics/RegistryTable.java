package dev.banso.report.statistics;

import java.util.List;

/// Companies by one of their properties (tables 2 to 5).
public record RegistryTable(String key, int number, String titleKey, List<Row> rows) {
    /// @param code of the property: prefecture, letter of an industry, label of a band
    public record Row(String label, String code, long count) {}

    public long total() {
        return rows.stream().mapToLong(Row::count).sum();
    }
}
