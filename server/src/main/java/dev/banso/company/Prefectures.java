package dev.banso.company;

import dev.banso.problem.Mistakes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The 47 prefectures, from north to south.
public final class Prefectures {
    private static final Map<String, String> ENGLISH = read();

    /// Their names as stored.
    public static final Set<String> NAMES = Collections.unmodifiableSet(ENGLISH.keySet());

    private Prefectures() {}

    /// The name for a reader of that language.
    public static String name(String prefecture, java.util.Locale locale) {
        return locale.getLanguage().equals("en") ? ENGLISH.getOrDefault(prefecture, prefecture) : prefecture;
    }

    /// The name that was entered, with a mistake in that field where it is missing or no prefecture.
    public static String check(String field, @Nullable String given, Mistakes mistakes) {
        String text = mistakes.text(field, given, 20);
        if (!text.isEmpty() && !NAMES.contains(text)) {
            mistakes.add(field, "mistake.choice", text);
        }
        return text;
    }

    private static Map<String, String> read() {
        Map<String, String> names = new LinkedHashMap<>();
        Catalogue.list("prefectures").forEach(entry -> names.put((String) entry.get("ja"), (String) entry.get("en")));
        return names;
    }
}
