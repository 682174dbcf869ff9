package dev.banso.monitoring;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happened, once or many times, to one subject of one company while it went on.
///
/// @param threatClass as it counts; of a review alert the class that an analyst gave it, until then `review`; null for rules and silence
/// @param path of malware only
/// @param attack name of signature, anomaly or virus
/// @param ruleId the rule that made it, with its titles; of a detection the one that says most about it, null where none says
///     more than the class
/// @param subject inside host or exposed service; the device's name for silence
/// @param device the device of a silence alert
/// @param severity the highest seen, OCSF: 1 informational … 5 critical, 6 fatal
/// @param closedAt null while open
/// @param openedAt when Banso opened it, by Banso's clock
/// @param firstSeen event time of the first line
/// @param lastSeen event time of the last line
/// @param count lines; of a rule alert its matches
/// @param blockedCount lines that the device stopped
/// @param unblockedCount lines that it let pass; the rest is unknown
/// @param verdict the standing one, null while unjudged
/// @param exclusion the filter that judged it, or null
public record Alert(
        UUID id,
        UUID company,
        AlertKind kind,
        @Nullable ThreatClass threatClass,
        @Nullable MalwarePath path,
        @Nullable String attack,
        @Nullable UUID ruleId,
        @Nullable String ruleTitle,
        @Nullable String ruleTitleJa,
        @Nullable String subject,
        @Nullable UUID device,
        int severity,
        AlertState state,
        @Nullable Instant closedAt,
        Instant openedAt,
        Instant firstSeen,
        Instant lastSeen,
        long count,
        long blockedCount,
        long unblockedCount,
        @Nullable GivenVerdict verdict,
        @Nullable UUID exclusion) {

    /// True where the device stopped every line, false where it let any pass, null where it is unknown or does not apply.
    public @Nullable Boolean blocked() {
        return blocked(count, blockedCount, unblockedCount);
    }

    static @Nullable Boolean blocked(long count, long blockedCount, long unblockedCount) {
        if (unblockedCount > 0) {
            return false;
        }
        return blockedCount == count && blockedCount > 0 ? true : null;
    }

    /// Whether its lines are counted detections of tables 30 to 36 as things stand.
    public boolean counted() {
        return threatClass != null && threatClass.counted() && (verdict == null || verdict.verdict().counts());
    }

    /// The rule's title in that language, or null where there is no rule.
    public @Nullable String ruleTitle(Locale locale) {
        return locale.getLanguage().equals("ja") && ruleTitleJa != null ? ruleTitleJa : ruleTitle;
    }
}
