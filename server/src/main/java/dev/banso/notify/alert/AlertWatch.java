package dev.banso.notify.alert;

import dev.banso.monitoring.Alert;
import dev.banso.monitoring.Alerts;
import dev.banso.notify.policy.Outcome;
import dev.banso.notify.work.Work;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks again at alerts that go on: monitoring reports that one opened and closed, but not that it got worse in between,
/// and what began as a stopped attack may pass later.
@Component
class AlertWatch implements Work {
    private static final Duration EVERY = Duration.ofSeconds(15);

    private final Alerts alerts;
    private final AlertNotices notices;
    private final ToldBook book;
    private final TransactionTemplate transaction;
    private long last = System.nanoTime();

    AlertWatch(Alerts alerts, AlertNotices notices, ToldBook book, PlatformTransactionManager manager) {
        this.alerts = alerts;
        this.notices = notices;
        this.book = book;
        this.transaction = new TransactionTemplate(manager);
    }

    @Override
    public String name() {
        return "notify-watch";
    }

    @Override
    public boolean step() {
        if (System.nanoTime() - last < EVERY.toNanos()) {
            return false;
        }
        last = System.nanoTime();
        Map<UUID, Told> watched = java.util.Objects.requireNonNull(transaction.execute(status -> book.watched()));
        watched.forEach((alert, told) -> transaction.executeWithoutResult(status -> look(alert, told)));
        return false;
    }

    private void look(UUID id, Told told) {
        Alert alert = alerts.find(id).orElse(null);
        if (alert != null && (!Outcome.of(alert.blocked()).code().equals(told.outcome()) || alert.severity() != told.severity())) {
            notices.consider(id);
        }
    }
}
