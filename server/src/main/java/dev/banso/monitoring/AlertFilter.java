package dev.banso.monitoring;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which alerts are wanted; null means any. Only alerts of visible companies are ever found.
///
/// @param companies whose
/// @param path of malware: how it came; one that nobody named is [MalwarePath#OTHER]
/// @param attack exact name; [#UNNAMED] where the lines name none
/// @param judged true: with a verdict; false: without
/// @param from alerts that were still seen then or later
/// @param to alerts that were first seen before this
/// @param text part of attack, rule title or subject
/// @param lines the lines that the alerts must cover, or null: whichever
public record AlertFilter(
        FigureFilter companies,
        @Nullable AlertKind kind,
        @Nullable AlertState state,
        @Nullable ThreatClass threatClass,
        @Nullable MalwarePath path,
        @Nullable String attack,
        @Nullable Verdict verdict,
        @Nullable Boolean judged,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String subject,
        @Nullable UUID device,
        @Nullable String text,
        @Nullable LineFilter lines) {
    /// How tables call an attack without a name.
    public static final String UNNAMED = "–";
    /// Every alert.
    public static final AlertFilter ALL = of(FigureFilter.ALL);

    /// Every alert of a company.
    public static AlertFilter of(UUID company) {
        return of(FigureFilter.of(company));
    }

    /// The same of this span.
    public AlertFilter within(Instant start, Instant end) {
        return new AlertFilter(companies, kind, state, threatClass, path, attack, verdict, judged, start, end, subject, device, text, lines);
    }

    /// The same about this subject.
    public AlertFilter about(String whom) {
        return new AlertFilter(companies, kind, state, threatClass, path, attack, verdict, judged, from, to, whom, device, text, lines);
    }

    private static AlertFilter of(FigureFilter companies) {
        return new AlertFilter(companies, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }
}
