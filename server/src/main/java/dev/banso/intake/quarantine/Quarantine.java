package dev.banso.intake.quarantine;

import dev.banso.problem.BansoException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The senders whose lines are nobody's. The provider alone sees them: they may be any company's.
@Service
public class Quarantine {
    private final JdbcClient jdbc;

    Quarantine(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Lines of one sender.
    ///
    /// @param reason of the latest line, as [dev.banso.company.Attribution.Reason#code()] spells it
    /// @param sample the first line
    public record Entry(UUID id, String reason, Sender sender, long lines, Instant firstSeen, Instant lastSeen, String sample) {}

    /// Senders, heard latest first.
    @Transactional(readOnly = true)
    public List<Entry> list(int offset, int limit) {
        return jdbc.sql("select * from quarantine order by last_seen desc, id offset :offset limit :limit")
                .param("offset", offset)
                .param("limit", limit)
                .query(Quarantine::entry)
                .list();
    }

    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql("select count(*) from quarantine").query(Long.class).single();
    }

    /// Lines whose sender is not listed, because more senders came than are kept.
    @Transactional(readOnly = true)
    public long overflow() {
        return jdbc.sql("select lines from quarantine_overflow").query(Long.class).optional().orElse(0L);
    }

    /// @throws BansoException not found, where there is no such sender or the scope may not see it
    @Transactional(readOnly = true)
    public Entry get(UUID id) {
        return jdbc.sql("select * from quarantine where id = :id").param("id", id).query(Quarantine::entry).optional()
                .orElseThrow(() -> BansoException.notFound("intake.error.no-sender"));
    }

    /// Forgets senders that were heard last before that time; their lines end with the same retention.
    @Transactional
    public void expire(Instant before) {
        jdbc.sql("delete from quarantine where last_seen < :before")
                .param("before", before.atOffset(java.time.ZoneOffset.UTC))
                .update();
    }

    /// Senders that bear the name of a device.
    @Transactional(readOnly = true)
    public List<Entry> named(String devid, String vd) {
        return jdbc.sql("select * from quarantine where devid = :devid and coalesce(vd, :vd) = :vd")
                .param("devid", devid)
                .param("vd", vd)
                .query(Quarantine::entry)
                .list();
    }

    /// Senders that bear a host's name and no serial number.
    @Transactional(readOnly = true)
    public List<Entry> named(String hostname) {
        return jdbc.sql("select * from quarantine where devid is null and lower(hostname) = lower(:hostname)")
                .param("hostname", hostname)
                .query(Quarantine::entry)
                .list();
    }

    @Transactional
    public void forget(UUID id) {
        jdbc.sql("delete from quarantine where id = :id").param("id", id).update();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("reason"),
                new Sender(row.getString("connection"), row.getString("devid"), row.getString("vd"), row.getString("hostname")),
                row.getLong("lines"),
                row.getObject("first_seen", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen", OffsetDateTime.class).toInstant(),
                row.getString("sample"));
    }
}
