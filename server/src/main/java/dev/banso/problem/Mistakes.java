package dev.banso.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Collects the mistakes of what was entered. The checks return something usable in any case, so that the next check can
/// go on; [#throwIfAny()] must follow before any of it is used.
public final class Mistakes {
    /// The one character of UTF-8 that PostgreSQL does not keep; it comes from binary data that was pasted.
    public static final char NUL = 0;

    private final List<Mistake> found = new ArrayList<>();

    public void add(String field, String key, Object... arguments) {
        found.add(new Mistake(field, key, List.of(arguments)));
    }

    public boolean none() {
        return found.isEmpty();
    }

    /// The text without surrounding space; a mistake where it is empty or longer than `longest` characters.
    public String text(String field, @Nullable String text, int longest) {
        String stripped = optional(field, text, longest);
        if (stripped.isEmpty()) {
            add(field, "mistake.required");
        }
        return stripped;
    }

    /// The text without surrounding space, or empty; a mistake where it is longer than `longest` characters or cannot be kept.
    public String optional(String field, @Nullable String text, int longest) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.indexOf(NUL) >= 0) {
            add(field, "mistake.characters");
        }
        if (stripped.length() > longest) {
            add(field, "mistake.long", longest);
        }
        return stripped;
    }

    /// An e-mail address as far as its look can tell.
    public String email(String field, @Nullable String text) {
        String stripped = text(field, text, 254);
        if (!stripped.isEmpty() && !stripped.matches("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\".]+")) {
            add(field, "mistake.email");
        }
        return stripped;
    }

    /// A whole number within the bounds; `smallest` where it is missing or wrong.
    public long number(String field, @Nullable Number number, long smallest, long largest) {
        if (number == null) {
            add(field, "mistake.required");
            return smallest;
        }
        if (number.longValue() < smallest || number.longValue() > largest) {
            add(field, "mistake.range", smallest, largest);
            return smallest;
        }
        return number.longValue();
    }

    /// What the reader makes of the text, or `otherwise` with a mistake where it refuses it.
    public <T extends @Nullable Object> T read(String field, String text, Function<String, T> reader, T otherwise, String key) {
        try {
            return reader.apply(text);
        } catch (RuntimeException refused) {
            add(field, key, text);
            return otherwise;
        }
    }

    /// @throws InvalidInput where anything was found
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidInput(found);
        }
    }
}
