package dev.banso.monitoring;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes the changes that [Changes] hands out.
@Component
class ChangeLog {
    private static final long LOCK = 0x6d6f6e69746f72L;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ChangeLog(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /// Waits until no other transaction writes alerts. Every transaction that does so begins with this: positions then grow
    /// in the order of commits, so that a reader never passes one that is still to come, and no two grow the same alert.
    void takeTurn() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query((row, number) -> true).single();
    }

    void opened(UUID company, UUID alert) {
        write("opened", company, alert, java.util.List.of());
    }

    void stateChanged(UUID company, UUID alert) {
        write("state", company, alert, java.util.List.of());
    }

    void worsened(UUID company, UUID alert) {
        write("worsened", company, alert, java.util.List.of());
    }

    void verdictChanged(UUID company, UUID alert, Collection<YearMonth> months) {
        write("verdict", company, alert, months);
    }

    void lateLinesCounted(UUID company, Collection<YearMonth> months) {
        write("late", company, null, months);
    }

    private void write(String kind, UUID company, @Nullable UUID alert, Collection<YearMonth> months) {
        jdbc.sql("""
                insert into monitoring_change (kind, company_id, alert_id, months, at)
                values (:kind, :company, :alert, :months, :at)""")
                .param("kind", kind)
                .param("company", company)
                .param("alert", alert)
                .param("months", months.stream().sorted().map(YearMonth::toString).toArray(String[]::new))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        events.publishEvent(new ChangesWaiting());
    }
}
