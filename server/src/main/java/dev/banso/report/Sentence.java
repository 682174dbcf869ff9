package dev.banso.report;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A sentence whose numbers know what they count.
public record Sentence(List<Part> parts) {
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public Sentence(@JsonProperty("parts") List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /// A sentence of which no more than its words is known, as snapshots before version 3 have it.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Sentence of(String text) {
        return new Sentence(List.of(new Part(text, null)));
    }

    /// What a number counts.
    public enum Counted {
        DETECTIONS,
        BLOCKED,
        /// What passed and what nobody knows of.
        NOT_BLOCKED,
        OUTBOUND,
        DAYS_WITH_DATA
    }

    /// @param counts null where the words are no number
    public record Part(String text, @Nullable Counted counts) {}

    /// The words with what their arguments count.
    static Sentence of(List<Words.Part> parts, Map<Integer, Counted> counted) {
        return new Sentence(parts.stream()
                .map(part -> new Part(part.text(), part.argument() == null ? null : counted.get(part.argument())))
                .toList());
    }

    /// The whole sentence as plain text.
    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }
}
