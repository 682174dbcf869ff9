package dev.banso.lake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Asks for text of lines. Restoring a line costs more than looking into its columns, so a settled line is only restored where
/// every word of the text is in some column: [dev.banso.events.line.LineCuts] never cuts within a word.
final class TextQuestion {
    /// What stands beside every cut, and so in no word.
    private static final String NO_WORD = "[\\x00-\\x20=\",|>:\\[\\]{}]+";
    /// Where all letters are these, a word may come from a column that is no text.
    private static final String DIGITS = "[0-9a-fA-F-]+";
    /// Shorter ones may be of a clock or a hardware address, which have colons, and are in most lines anyway.
    private static final int SHORTEST_WORD = 3;

    private static final String TEXTS = "shape, rest, " + columns(ValueColumn.Type.TEXT);
    private static final String NUMBERS = """
            %s, %s, epoch_us(time)::hugeint * 1000 + coalesce(nanos, 0), \
            strftime(make_timestamp(epoch_us(time) + coalesce(zone, 0) * 60000000), '%%Y-%%m-%%d')"""
            .formatted(columns(ValueColumn.Type.NUMBER), columns(ValueColumn.Type.UUID));

    private TextQuestion() {}

    /// Adds that the text is in the line, whatever its case.
    static void require(Condition condition, String text) {
        // Text without capitals or small letters, as most Japanese, needs no change of case in every line.
        var form = text.toLowerCase(Locale.ROOT).equals(text.toUpperCase(Locale.ROOT))
                ? "contains(%s, ?)"
                : "contains(lower(%s), lower(?))";
        var words = words(text);
        var possible = words.stream()
                .map(word -> form.formatted(columnsFor(word)))
                .collect(Collectors.joining(" and ", "(", ")"));
        var whole = form.formatted(LineFunction.LINE);
        if (words.isEmpty()) {
            condition.and(whole, text);
        } else {
            // The order counts here, and only `case` keeps it.
            var values = new Object[words.size() + 1];
            words.toArray(values);
            values[words.size()] = text;
            condition.and("case when line is null and not " + possible + " then false else " + whole + " end", values);
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(NO_WORD))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .distinct()
                .sorted((one, other) -> Boolean.compare(one.matches(DIGITS), other.matches(DIGITS)))
                .toList();
    }

    private static String columnsFor(String word) {
        return "concat_ws(' ', " + TEXTS + (word.matches(DIGITS) ? ", " + NUMBERS : "") + ")";
    }

    private static String columns(ValueColumn.Type type) {
        return ValueColumns.ALL.stream()
                .filter(column -> column.type() == type)
                .map(ValueColumn::argument)
                .collect(Collectors.joining(", "));
    }
}
