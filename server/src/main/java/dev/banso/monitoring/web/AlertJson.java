package dev.banso.monitoring.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.banso.events.Reason;
import dev.banso.monitoring.Alert;
import dev.banso.monitoring.AlertDay;
import dev.banso.monitoring.AlertLine;
import dev.banso.monitoring.GivenVerdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Alerts as the API shows them; codes as in the database, times in UTC.
///
/// @param detections of its lines, those that were asked about
record AlertJson(
        UUID id,
        UUID company,
        String kind,
        @JsonProperty("class") @Nullable String threatClass,
        @Nullable String path,
        @Nullable String attack,
        @Nullable UUID rule,
        @Nullable String ruleTitle,
        @Nullable String ruleTitleJa,
        @Nullable String subject,
        @Nullable UUID device,
        int severity,
        @Nullable Boolean blocked,
        long count,
        long blockedCount,
        long unblockedCount,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long detections,
        Instant firstSeen,
        Instant lastSeen,
        String state,
        boolean counted,
        @Nullable UUID exclusion,
        @Nullable VerdictJson verdict) {

    static AlertJson of(Alert alert) {
        return of(alert, null);
    }

    static AlertJson of(Alert alert, @Nullable Long detections) {
        return new AlertJson(
                alert.id(), alert.company(), alert.kind().code(),
                alert.threatClass() == null ? null : alert.threatClass().code(),
                alert.path() == null ? null : alert.path().code(),
                alert.attack(), alert.ruleId(), alert.ruleTitle(), alert.ruleTitleJa(), alert.subject(), alert.device(),
                alert.severity(), alert.blocked(), alert.count(), alert.blockedCount(), alert.unblockedCount(), detections,
                alert.firstSeen(), alert.lastSeen(), alert.state().code(), alert.counted(), alert.exclusion(),
                alert.verdict() == null ? null : VerdictJson.of(alert.verdict()));
    }

    /// A verdict.
    record VerdictJson(
            String verdict, int verdictId, @JsonProperty("class") @Nullable String threatClass, String reason, String by, Instant at,
            @Nullable Instant withdrawnAt, @Nullable String withdrawnBy) {
        static VerdictJson of(GivenVerdict given) {
            return new VerdictJson(given.verdict().code(), given.verdict().id(),
                    given.threatClass() == null ? null : given.threatClass().code(),
                    given.reason(), given.by(), given.at(), given.withdrawnAt(), given.withdrawnBy());
        }
    }

    /// A sample line.
    record LineJson(
            long sequence, UUID device, Instant time, Instant receivedAt, @Nullable Boolean blocked, List<String> flags,
            List<Reason> reasons, String line) {
        static LineJson of(AlertLine line) {
            return new LineJson(line.sequence(), line.device(), line.happenedAt(), line.receivedAt(), line.blocked(),
                    line.flags(), line.reasons(), line.line());
        }
    }

    /// Lines of one day.
    record DayJson(LocalDate day, long count, long blocked, long unblocked) {
        static DayJson of(AlertDay day) {
            return new DayJson(day.day(), day.count(), day.blocked(), day.unblocked());
        }
    }
}
