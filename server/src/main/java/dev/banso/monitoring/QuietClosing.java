package dev.banso.monitoring;

import dev.banso.clock.ClockMoved;
import dev.banso.company.Companies;
import dev.banso.database.Scope;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Closes alerts of which nothing was seen for 24 hours by the clock; looks every minute, and when the clock was moved.
@Component
@OnlyIn(ProcessRole.CONSOLE)
class QuietClosing {
    private static final Scope SCOPE = Scope.system("quiet-closing");
    private static final String QUIET =
            "state = 'open' and kind <> 'silence' and last_seen_hour <= hour_of(:quiet) and last_seen <= :quiet";

    private final JdbcClient jdbc;
    private final Companies companies;
    private final Clock clock;
    private final ChangeLog changes;
    private final TransactionOperations transactions;

    QuietClosing(JdbcClient jdbc, Companies companies, Clock clock, ChangeLog changes, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.companies = companies;
        this.clock = clock;
        this.changes = changes;
        this.transactions = transactions;
    }

    @EventListener
    void on(ClockMoved moved) {
        look();
    }

    @Scheduled(fixedDelay = 60_000, initialDelay = 5_000)
    void look() {
        SCOPE.run(() -> transactions.executeWithoutResult(transaction -> close()));
    }

    private void close() {
        changes.takeTurn();
        OffsetDateTime quiet = clock.instant().minus(Grouping.QUIET).atOffset(ZoneOffset.UTC);
        Set<UUID> held = companies.hold(jdbc.sql("select distinct company_id from alert where " + QUIET)
                .param("quiet", quiet)
                .query((row, number) -> row.getObject("company_id", UUID.class))
                .list());
        jdbc.sql("""
                update alert set state = 'closed', closed_by = 'quiet', closed_at = :now
                 where company_id = any(:companies) and\s""" + QUIET + " returning id, company_id")
                .param("companies", held.toArray(UUID[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("quiet", quiet)
                .query((row, number) -> new Closed(row.getObject("company_id", UUID.class), row.getObject("id", UUID.class)))
                .list()
                .forEach(closed -> changes.stateChanged(closed.company(), closed.alert()));
    }

    private record Closed(UUID company, UUID alert) {}
}
