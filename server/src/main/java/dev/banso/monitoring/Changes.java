package dev.banso.monitoring;

import dev.banso.monitoring.Change.AlertOpened;
import dev.banso.monitoring.Change.AlertStateChanged;
import dev.banso.monitoring.Change.AlertWorsened;
import dev.banso.monitoring.Change.LateLinesCounted;
import dev.banso.monitoring.Change.VerdictChanged;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Everything that happened to alerts and counts, in the order of its commits, kept so that no reader misses anything
/// over a crash. A reader keeps the position of the last change it has dealt with, in the same transaction as what it
/// made of it, and reads on when [ChangesWaiting] wakes it and at every start. What every [ChangeReader] has dealt with is
/// deleted in time.
@Service
public class Changes {
    private final JdbcClient jdbc;

    Changes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The changes after that position (0: from the beginning), oldest first, at most `limit`.
    @Transactional(readOnly = true)
    public List<Change> since(long position, int limit) {
        return jdbc.sql("""
                select position, kind, company_id, alert_id, months, at
                  from monitoring_change
                 where position > :position
                 order by position
                 limit :limit""")
                .param("position", position)
                .param("limit", limit)
                .query((row, number) -> change(row))
                .list();
    }

    /// How many changes came after that position.
    @Transactional(readOnly = true)
    public long countSince(long position) {
        return jdbc.sql("select count(*) from monitoring_change where position > :position")
                .param("position", position).query(Long.class).single();
    }

    private static Change change(ResultSet row) throws SQLException {
        long position = row.getLong("position");
        UUID company = row.getObject("company_id", UUID.class);
        UUID alert = row.getObject("alert_id", UUID.class);
        Instant at = row.getTimestamp("at").toInstant();
        String kind = row.getString("kind");
        return switch (kind) {
            case "opened" -> new AlertOpened(position, company, alert, at);
            case "state" -> new AlertStateChanged(position, company, alert, at);
            case "worsened" -> new AlertWorsened(position, company, alert, at);
            case "verdict" -> new VerdictChanged(position, company, alert, months(row), at);
            case "late" -> new LateLinesCounted(position, company, months(row), at);
            default -> throw new IllegalStateException("unknown kind of change: " + kind);
        };
    }

    private static List<YearMonth> months(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("months").getArray()).map(YearMonth::parse).toList();
    }
}
