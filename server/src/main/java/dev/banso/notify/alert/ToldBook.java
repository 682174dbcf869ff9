package dev.banso.notify.alert;

import dev.banso.monitoring.Alert;
import dev.banso.notify.policy.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was decided about alerts and what companies were told of them.
@Repository
class ToldBook {
    private final JdbcClient jdbc;
    private final Clock clock;

    ToldBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Told> find(UUID alert) {
        return jdbc.sql("select said, said_at, outcome, severity from alert_told where alert_id = :alert")
                .param("alert", alert)
                .query(ToldBook::told)
                .optional();
    }

    /// Remembers how the alert stood when it was decided.
    ///
    /// @param watched whether it is looked at again while it goes on
    void decided(Alert alert, boolean watched) {
        jdbc.sql("""
                insert into alert_told (alert_id, company_id, outcome, severity, watched)
                values (:alert, :company, :outcome, :severity, :watched)
                on conflict (alert_id) do update
                   set outcome = excluded.outcome, severity = excluded.severity, watched = excluded.watched""")
                .param("alert", alert.id())
                .param("company", alert.company())
                .param("outcome", Outcome.of(alert.blocked()).code())
                .param("severity", alert.severity())
                .param("watched", watched)
                .update();
    }

    /// Remembers what the company is told.
    void said(Alert alert, Said said) {
        jdbc.sql("""
                insert into alert_told (alert_id, company_id, said, said_at, outcome, severity, watched)
                values (:alert, :company, :said, :now, :outcome, :severity, false)
                on conflict (alert_id) do update set said = excluded.said, said_at = excluded.said_at""")
                .param("alert", alert.id())
                .param("company", alert.company())
                .param("said", said.code())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("outcome", Outcome.of(alert.blocked()).code())
                .param("severity", alert.severity())
                .update();
    }

    /// The alerts that are looked at again, with how they stood.
    Map<UUID, Told> watched() {
        Map<UUID, Told> watched = new HashMap<>();
        jdbc.sql("select alert_id, said, said_at, outcome, severity from alert_told where watched")
                .query((ResultSet row) -> {
                    watched.put(row.getObject("alert_id", UUID.class), told(row, 0));
                });
        return watched;
    }

    private static Told told(ResultSet row, int number) throws SQLException {
        @Nullable String said = row.getString("said");
        return new Told(said == null ? null : Said.valueOf(said.toUpperCase(Locale.ROOT)),
                said == null ? null : row.getTimestamp("said_at").toInstant(), row.getString("outcome"), row.getInt("severity"));
    }
}
