package dev.banso.monitoring.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.monitoring.Alert;
import dev.banso.monitoring.AlertFilter;
import dev.banso.monitoring.AlertKind;
import dev.banso.monitoring.AlertPage;
import dev.banso.monitoring.AlertQuery;
import dev.banso.monitoring.AlertState;
import dev.banso.monitoring.Alerts;
import dev.banso.monitoring.Verdict;
import dev.banso.monitoring.Verdicts;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Alerts, what they cover, and their sample lines.
@RestController
@RequestMapping("/api/v1/alerts")
@Requires(Permission.ALERTS_READ)
class AlertsApi {
    private static final String UNJUDGED = "none";

    private final Alerts alerts;
    private final Verdicts verdicts;

    AlertsApi(Alerts alerts, Verdicts verdicts) {
        this.alerts = alerts;
        this.verdicts = verdicts;
    }

    /// Newest first, or with `order=severity` most severe first. `verdict=none` finds the unjudged. With `counted` or
    /// `reaction` each alert says how many of its `detections` within the asked days are meant, and the first page their sum.
    @GetMapping
    FoundJson list(
            @RequestParam(required = false) @Nullable UUID company,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(name = "class", required = false) @Nullable String threatClass,
            @RequestParam(required = false) @Nullable String verdict,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Narrowing narrowing) {
        boolean unjudged = UNJUDGED.equals(verdict);
        AlertFilter filter = narrowing.filter(company, Asked.code(kind, AlertKind::of), Asked.code(state, AlertState::of),
                Asked.threatClass(threatClass), unjudged ? null : Asked.code(verdict, Verdict::of), unjudged ? false : null,
                Asked.from(from), Asked.to(to), Asked.text(subject), Asked.text(text));
        AlertPage page = alerts.find(new AlertQuery(filter,
                "severity".equals(order) ? AlertQuery.Order.MOST_SEVERE : AlertQuery.Order.NEWEST, Asked.text(cursor), limit));
        if (filter.lines() == null) {
            return new FoundJson(page.items().stream().map(AlertJson::of).toList(), page.next(), null);
        }
        Map<UUID, Long> covered = alerts.covered(filter, page.items());
        return new FoundJson(page.items().stream().map(alert -> AlertJson.of(alert, covered.getOrDefault(alert.id(), 0L))).toList(),
                page.next(), cursor == null ? alerts.covered(filter) : null);
    }

    /// @param detections sum over all pages
    record FoundJson(
            List<AlertJson> items, @Nullable String next, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long detections) {}

    @GetMapping("/{id}")
    Details get(@PathVariable UUID id) {
        Alert alert = alerts.get(id);
        return new Details(AlertJson.of(alert),
                alerts.days(id).stream().map(AlertJson.DayJson::of).toList(),
                alerts.lines(id).stream().map(AlertJson.LineJson::of).toList(),
                verdicts.history(id).stream().map(AlertJson.VerdictJson::of).toList());
    }

    @GetMapping("/{id}/lines")
    ListJson<AlertJson.LineJson> lines(@PathVariable UUID id) {
        alerts.get(id);
        return new ListJson<>(alerts.lines(id).stream().map(AlertJson.LineJson::of).toList(), null);
    }

    /// An alert with everything about it.
    record Details(
            @JsonUnwrapped AlertJson alert,
            List<AlertJson.DayJson> days,
            List<AlertJson.LineJson> lines,
            List<AlertJson.VerdictJson> verdicts) {}
}
