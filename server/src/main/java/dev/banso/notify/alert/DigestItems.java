package dev.banso.notify.alert;

import dev.banso.clock.MovableClock;
import dev.banso.monitoring.Alert;
import dev.banso.notify.setting.NoticeSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What waits for a company's next digest.
@Repository
class DigestItems {
    /// How long a company that was told much is spared.
    static final Duration PAUSE = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final NoticeSettings settings;

    DigestItems(JdbcClient jdbc, Clock clock, NoticeSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /// Puts the alert into the digest of the next morning.
    void addToDaily(Alert alert, boolean correction) {
        add(alert, correction, false, next(settings.get().digestAt()));
    }

    /// Puts the alert into a digest that comes within the hour, because the company was told much already.
    void addToMany(Alert alert, boolean correction) {
        Instant due = jdbc.sql("select min(due_at) as due_at from digest_item where company_id = :company and many")
                .param("company", alert.company())
                .query((row, number) -> Optional.ofNullable(row.getTimestamp("due_at")).map(java.sql.Timestamp::toInstant))
                .single()
                .orElseGet(() -> clock.instant().plus(PAUSE));
        add(alert, correction, true, due);
    }

    /// Takes back what nobody has been told yet.
    void drop(UUID alert) {
        jdbc.sql("delete from digest_item where alert_id = :alert and not correction").param("alert", alert).update();
    }

    /// A company with something due, or empty.
    Optional<UUID> due() {
        return jdbc.sql("select company_id from digest_item where due_at <= :now order by due_at limit 1")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getObject("company_id", UUID.class))
                .optional();
    }

    /// Takes everything of that company that is due; nobody else will get it.
    List<Item> take(UUID company) {
        return jdbc.sql("""
                delete from digest_item
                 where company_id = :company and due_at <= :now
                returning id, alert_id, correction, many""")
                .param("company", company)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(DigestItems::item)
                .list();
    }

    private void add(Alert alert, boolean correction, boolean many, Instant due) {
        jdbc.sql("""
                insert into digest_item (company_id, alert_id, correction, many, due_at)
                values (:company, :alert, :correction, :many, :due)
                on conflict (alert_id, correction) do nothing""")
                .param("company", alert.company())
                .param("alert", alert.id())
                .param("correction", correction)
                .param("many", many)
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Instant next(LocalTime at) {
        ZonedDateTime now = clock.instant().atZone(MovableClock.JAPAN);
        ZonedDateTime today = now.with(at);
        return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        return new Item(row.getObject("id", UUID.class), row.getObject("alert_id", UUID.class),
                row.getBoolean("correction"), row.getBoolean("many"));
    }

    /// @param correction tells that the alert was harmless after all, or not
    /// @param many is here because the hourly limit was reached
    record Item(UUID id, UUID alert, boolean correction, boolean many) {}
}
