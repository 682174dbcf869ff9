package dev.banso.monitoring.web;

import dev.banso.events.ThreatClass;
import dev.banso.monitoring.AlertFilter;
import dev.banso.monitoring.AlertKind;
import dev.banso.monitoring.AlertState;
import dev.banso.monitoring.FigureFilter;
import dev.banso.monitoring.LineFilter;
import dev.banso.monitoring.Reaction;
import dev.banso.monitoring.Verdict;
import dev.banso.problem.BansoException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an address may say about alerts beside the usual, so that every number of a figure can name the records it counts.
///
/// @param prefecture of the company, full name
/// @param industry of the company, division letter
/// @param size of the company, label of an employee band of table 5
/// @param path of malware: `mail`, `web`, `other`
/// @param attack exact name; `–` for those without one
/// @param device id, of silence alerts
/// @param counted `yes`: only lines that figures count; `no`: only lines that a verdict took out of them
/// @param reaction `blocked`, `passed`, `unknown`, `not-blocked` (either of the last two)
record Narrowing(
        @Nullable String prefecture,
        @Nullable String industry,
        @Nullable String size,
        @Nullable String path,
        @Nullable String attack,
        @Nullable String device,
        @Nullable String counted,
        @Nullable String reaction) {

    AlertFilter filter(@Nullable UUID company, @Nullable AlertKind kind, @Nullable AlertState state, @Nullable ThreatClass threatClass,
            @Nullable Verdict verdict, @Nullable Boolean judged, @Nullable Instant from, @Nullable Instant to,
            @Nullable String subject, @Nullable String text) {
        return new AlertFilter(new FigureFilter(company, Asked.text(prefecture), Asked.text(industry), Asked.text(size)),
                kind, state, threatClass, Asked.path(path), Asked.text(attack), verdict, judged, from, to, subject,
                Asked.code(device, UUID::fromString), text, lines());
    }

    private @Nullable LineFilter lines() {
        String reactions = Asked.text(reaction);
        Boolean only = Asked.code(counted, code -> switch (code) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw BansoException.user("error.value", code);
        });
        return reactions == null && only == null ? null : new LineFilter(only, reactions == null ? List.of() : Reaction.asked(reactions));
    }
}
