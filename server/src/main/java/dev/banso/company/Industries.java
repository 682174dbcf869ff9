package dev.banso.company;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The divisions of the Japan Standard Industrial Classification, A to T, named as in table 3.
public final class Industries {
    private static final Map<String, Map<String, Object>> DIVISIONS = read();

    /// Their letters.
    public static final Set<String> LETTERS = Collections.unmodifiableSet(DIVISIONS.keySet());

    private Industries() {}

    /// The name without its letter: `製造業`.
    public static String name(String letter, Locale locale) {
        Map<String, Object> division = DIVISIONS.get(letter);
        return division == null ? letter : String.valueOf(division.get(locale.getLanguage().equals("en") ? "en" : "ja"));
    }

    /// Letter and name as table 3 prints them: `E 製造業`.
    public static String label(String letter, Locale locale) {
        return letter + " " + name(letter, locale);
    }

    private static Map<String, Map<String, Object>> read() {
        Map<String, Map<String, Object>> divisions = new LinkedHashMap<>();
        Catalogue.list("industries").forEach(entry -> divisions.put((String) entry.get("letter"), entry));
        return divisions;
    }
}
