package dev.banso.company;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A band of company sizes: of capital (table 4) or of employees (table 5).
///
/// @param label as the report's tables print it; also its key in the API
/// @param largest the largest size in it; null: no bound
public record SizeBand(String label, String english, @Nullable Long largest) {
    /// The bands of table 4, in yen, smallest first.
    public static final List<SizeBand> CAPITAL = read("capital");
    /// The bands of table 5, in people, smallest first.
    public static final List<SizeBand> EMPLOYEES = read("employees");

    /// The band that holds the size.
    public static SizeBand of(List<SizeBand> bands, long size) {
        return bands.stream().filter(band -> band.largest == null || size <= band.largest).findFirst().orElseThrow();
    }

    public String label(Locale locale) {
        return locale.getLanguage().equals("en") ? english : label;
    }

    private static List<SizeBand> read(String key) {
        return Catalogue.list(key).stream().map(SizeBand::band).toList();
    }

    private static SizeBand band(Map<String, Object> entry) {
        Object largest = entry.get("largest");
        return new SizeBand(String.valueOf(entry.get("ja")), String.valueOf(entry.get("en")), largest == null ? null : ((Number) largest).longValue());
    }
}
