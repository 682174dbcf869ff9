package dev.banso.notify.alert;

import dev.banso.monitoring.Alert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What companies were told of alerts last.
@Repository
class ToldBook {
    private final JdbcClient jdbc;
    private final Clock clock;

    ToldBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Told> find(UUID alert) {
        return jdbc.sql("select said, said_at from alert_told where alert_id = :alert")
                .param("alert", alert)
                .query(ToldBook::told)
                .optional();
    }

    /// Remembers what the company is told.
    void said(Alert alert, Said said) {
        jdbc.sql("""
                insert into alert_told (alert_id, company_id, said, said_at)
                values (:alert, :company, :said, :now)
                on conflict (alert_id) do update set said = excluded.said, said_at = excluded.said_at""")
                .param("alert", alert.id())
                .param("company", alert.company())
                .param("said", said.code())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Told told(ResultSet row, int number) throws SQLException {
        return new Told(Said.valueOf(row.getString("said").toUpperCase(Locale.ROOT)), row.getTimestamp("said_at").toInstant());
    }
}
