package dev.banso.events.detect;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A filter that excludes events with exactly these values, to be written as Sigma 2.1.
///
/// @param logsource key and value: `category: detection`, `product: fortigate`
/// @param rules the rules that it silences; none means all of them
/// @param values field and value, at least one; null means that the event has no such field
public record FilterText(
        Map<String, String> logsource, Set<UUID> rules, Map<String, @Nullable String> values) {

    /// The value that every event with the field has.
    public static final String ANYTHING = "*";

    /// The whole document, ready to be stored and loaded.
    public String document(UUID id, String title, String description, String author, LocalDate date) {
        return "title: " + quoted(title) + "\n"
                + "id: " + id + "\n"
                + "description: " + quoted(description) + "\n"
                + "author: " + quoted(author) + "\n"
                + "date: " + date + "\n"
                + body();
    }

    /// Where and what it excludes: the same for filters that do the same.
    public UUID meaning() {
        return UUID.nameUUIDFromBytes(body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private String body() {
        var text = new StringBuilder("logsource:\n");
        logsource.forEach((key, value) -> text.append("    ").append(key).append(": ").append(value).append('\n'));
        text.append("filter:\n    rules:");
        text.append(rules.isEmpty() ? " any\n" : rules.stream().sorted().map(rule -> "\n        - " + rule).collect(Collectors.joining()) + "\n");
        text.append("    selection:\n");
        values.forEach((field, value) -> text.append("        ").append(field).append(": ").append(exactly(value)).append('\n'));
        return text.append("    condition: selection\n").toString();
    }

    private static String exactly(@Nullable String value) {
        if (value == null) {
            return "null";
        }
        return quoted(value.equals(ANYTHING) ? value : value.replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?"));
    }

    /// Single quotes keep everything as it is; what they cannot hold is written with escapes in double quotes.
    private static String quoted(String text) {
        if (text.codePoints().noneMatch(FilterText::unprintable)) {
            return "'" + text.replace("'", "''") + "'";
        }
        var escaped = new StringBuilder("\"");
        text.codePoints().forEach(character -> {
            if (unprintable(character)) {
                escaped.append("\\U%08X".formatted(character));
            } else {
                escaped.append(character == '"' || character == '\\' ? "\\" : "").appendCodePoint(character);
            }
        });
        return escaped.append('"').toString();
    }

    private static boolean unprintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
