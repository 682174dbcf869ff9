package dev.banso.monitoring;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rule in use and how often it matched in the visible companies.
///
/// @param name by which filters and correlations may name it
/// @param kind `detection` or `correlation`
/// @param level Sigma's: `informational` to `critical`
/// @param origin file and line
/// @param evaluated events that it was asked about since Banso started; 0 of a rule whose log source sends nothing
/// @param exhausted events on which its regular expression was given up since Banso started
/// @param suppressed matches that a filter excluded since Banso started
/// @param matched matches of all time; of a correlation how often it began to hold
/// @param lastMatch day in Japan, or null
public record Rule(
        UUID id,
        @Nullable String name,
        String title,
        @Nullable String titleJa,
        @Nullable String description,
        String kind,
        String level,
        List<String> tags,
        String origin,
        long evaluated,
        long exhausted,
        long suppressed,
        long matched,
        @Nullable LocalDate lastMatch) {

    /// The title in that language.
    public String title(Locale locale) {
        return locale.getLanguage().equals("ja") && titleJa != null ? titleJa : title;
    }
}
