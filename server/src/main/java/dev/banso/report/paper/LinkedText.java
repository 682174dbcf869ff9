package dev.banso.report.paper;

import dev.banso.report.Words;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Words, and where the records of the number in them are.
///
/// @param link null where they are no number
public record LinkedText(String text, @Nullable String link) {
    static LinkedText plain(String text) {
        return new LinkedText(text, null);
    }

    /// A sentence whose arguments lead to their records.
    ///
    /// @param links by argument; those without one lead nowhere
    static List<LinkedText> sentence(List<Words.Part> parts, Map<Integer, String> links) {
        return parts.stream()
                .map(part -> new LinkedText(part.text(), part.argument() == null ? null : links.get(part.argument())))
                .toList();
    }
}
