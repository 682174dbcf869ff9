package dev.banso.report.issue;

import dev.banso.monitoring.Alert;
import dev.banso.monitoring.AlertPage;
import dev.banso.monitoring.AlertQuery;
import dev.banso.monitoring.AlertState;
import dev.banso.monitoring.Alerts;
import dev.banso.report.AlertEntry;
import dev.banso.report.Words;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A month's alerts as a report tells them.
@Component
class AlertEntries {
    private final Alerts alerts;

    AlertEntries(Alerts alerts) {
        this.alerts = alerts;
    }

    /// The company's alerts that had lines within the month: what was not stopped and what nobody has judged first.
    List<AlertEntry> of(UUID company, YearMonth month, Words words) {
        Instant from = SnapshotBuilder.start(month);
        Instant to = SnapshotBuilder.start(month.plusMonths(1));
        List<AlertEntry> entries = new ArrayList<>();
        AlertQuery query = AlertQuery.within(company, from, to);
        @Nullable String next = null;
        do {
            AlertPage page = alerts.find(query.after(next));
            page.items().stream().map(alert -> entry(alert, month, from, to, words)).filter(entry -> entry.count() > 0).forEach(entries::add);
            next = page.next();
        } while (next != null);
        entries.sort(Comparator.comparing((AlertEntry entry) -> Boolean.TRUE.equals(entry.blocked()))
                .thenComparing(entry -> entry.verdict() != null)
                .thenComparing(entry -> -entry.count())
                .thenComparing(AlertEntry::firstSeen)
                .thenComparing(AlertEntry::title)
                .thenComparing(AlertEntry::subject)
                .thenComparing(AlertEntry::id));
        return entries;
    }

    private AlertEntry entry(Alert alert, YearMonth month, Instant from, Instant to, Words words) {
        boolean within = !alert.firstSeen().isBefore(from) && alert.lastSeen().isBefore(to);
        return new AlertEntry(alert.id(), alert.threatClass(), alert.path(), title(alert, words),
                alert.subject() == null ? "" : alert.subject(), within ? Math.max(1, alert.count()) : countIn(alert, month),
                alert.firstSeen(), alert.lastSeen(), alert.state() == AlertState.OPEN,
                alert.verdict() == null ? null : alert.verdict().verdict().code(),
                alert.verdict() == null ? "" : alert.verdict().reason(),
                alert.verdict() == null || alert.verdict().verdict().counts(), alert.blocked());
    }

    private long countIn(Alert alert, YearMonth month) {
        return alerts.days(alert.id()).stream()
                .filter(day -> YearMonth.from(day.day()).equals(month))
                .mapToLong(day -> day.count())
                .sum();
    }

    private static String title(Alert alert, Words words) {
        String title = switch (alert.kind()) {
            case DETECTION, REVIEW -> alert.attack();
            case RULE -> alert.ruleTitle(words.locale());
            case SILENCE -> words.text("report.silence.title");
        };
        return title == null || title.isBlank() ? "–" : title;
    }
}
