package dev.banso.pilot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A numeric table: rows of figures in the order of the columns.
record Table(int number, String title, List<String> columns, Map<String, List<Integer>> rows) {
    /// The names that the publication gives to rows that add up the others.
    static final List<String> TOTALS = List.of("合計", "総計");

    /// The table with some rows replaced.
    Table with(Map<String, List<Integer>> replaced) {
        Map<String, List<Integer>> all = new LinkedHashMap<>(rows);
        all.putAll(replaced);
        return new Table(number, title, columns, all);
    }

    /// True where both say the same; a row that one lacks and the other has full of zeros is the same.
    boolean saysTheSameAs(Table other) {
        return columns.equals(other.columns) && withoutZeros(rows).equals(withoutZeros(other.rows));
    }

    private static Map<String, List<Integer>> withoutZeros(Map<String, List<Integer>> rows) {
        Map<String, List<Integer>> kept = new LinkedHashMap<>(rows);
        kept.values().removeIf(figures -> figures.stream().allMatch(figure -> figure == 0));
        return kept;
    }
}
