package dev.banso.monitoring;

import dev.banso.clock.ClockMoved;
import dev.banso.database.Scope;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Closes alerts of which nothing was seen for 24 hours by the clock.
@Component
class QuietClosing implements DisposableBean {
    private static final Scope SCOPE = Scope.system("quiet-closing");
    private static final long LOOK_EVERY_MILLISECONDS = 60_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ChangeLog changes;
    private final TransactionOperations transactions;
    private final Thread watcher;

    QuietClosing(JdbcClient jdbc, Clock clock, ChangeLog changes, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.changes = changes;
        this.transactions = transactions;
        this.watcher = Thread.ofVirtual().name("quiet-closing").unstarted(this::watch);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        watcher.start();
    }

    @EventListener
    void on(ClockMoved moved) {
        close();
    }

    void close() {
        SCOPE.run(() -> transactions.executeWithoutResult(transaction -> {
            changes.takeTurn();
            jdbc.sql("""
                    update alert set state = 'closed', closed_by = 'quiet', closed_at = :now
                     where state = 'open' and kind <> 'silence' and last_seen <= :quiet
                    returning id, company_id""")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("quiet", clock.instant().minus(Grouping.QUIET).atOffset(ZoneOffset.UTC))
                    .query((row, number) -> new UUID[] {row.getObject("company_id", UUID.class), row.getObject("id", UUID.class)})
                    .list()
                    .forEach(closed -> changes.stateChanged(closed[0], closed[1]));
        }));
    }

    @Override
    public void destroy() {
        watcher.interrupt();
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                close();
                Thread.sleep(LOOK_EVERY_MILLISECONDS);
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException unreachable) {
                org.slf4j.LoggerFactory.getLogger(QuietClosing.class).warn("Quiet alerts could not be closed; tried again in a minute.", unreachable);
                sleepAfterFailure();
            }
        }
    }

    private static void sleepAfterFailure() {
        try {
            Thread.sleep(LOOK_EVERY_MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
