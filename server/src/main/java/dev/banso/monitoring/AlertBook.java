package dev.banso.monitoring;

import dev.banso.clock.MovableClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Adds what happened to the alerts: finds the ones that go on, opens new ones, counts.
@Component
class AlertBook {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final AlertWriter writer;
    private final ChangeLog changes;

    AlertBook(JdbcClient jdbc, Clock clock, AlertWriter writer, ChangeLog changes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.writer = writer;
        this.changes = changes;
    }

    /// Adds the batch, in its order, within the running transaction.
    void add(List<Occurrence> batch) {
        if (batch.isEmpty()) {
            return;
        }
        changes.takeTurn();
        Map<UUID, Grouping> groups = load(batch);
        Instant now = clock.instant();
        groups.values().forEach(group -> group.take(now));
        writer.write(groups, now);
        report(groups, YearMonth.from(now.atZone(MovableClock.JAPAN)));
    }

    private Map<UUID, Grouping> load(List<Occurrence> batch) {
        Map<UUID, Grouping> groups = new LinkedHashMap<>();
        batch.stream()
                .collect(Collectors.groupingBy(Occurrence::key, LinkedHashMap::new, Collectors.toList()))
                .forEach((key, occurrences) -> groups.put(key.hash(), new Grouping(occurrences)));
        resume(groups, batch);
        return groups;
    }

    /// Finds the alerts that things of these times may belong to.
    private void resume(Map<UUID, Grouping> groups, List<Occurrence> batch) {
        Instant earliest = batch.stream().map(Occurrence::time).min(Instant::compareTo).orElseThrow();
        Instant latest = batch.stream().map(Occurrence::time).max(Instant::compareTo).orElseThrow();
        jdbc.sql("""
                select id, grouping, verdict_counts, closed_by, first_seen, last_seen, severity, count, blocked_count, unblocked_count
                  from alert
                 where grouping = any(:groups)
                   and kind <> 'silence'
                   and (state = 'open' or (last_seen >= :earliest and first_seen <= :latest))
                 order by first_seen, id""")
                .param("groups", groups.keySet().toArray(UUID[]::new))
                .param("earliest", utc(earliest.minus(Grouping.QUIET)))
                .param("latest", utc(latest.plus(Grouping.QUIET)))
                .query(row -> {
                    Objects.requireNonNull(groups.get(row.getObject("grouping", UUID.class))).resume(growth(row));
                });
    }

    private static Growth growth(ResultSet row) throws SQLException {
        return Growth.resume(
                row.getObject("id", UUID.class),
                row.getBoolean("verdict_counts"),
                row.getString("closed_by"),
                row.getTimestamp("first_seen").toInstant(),
                row.getTimestamp("last_seen").toInstant(),
                row.getInt("severity"),
                row.getLong("count"),
                row.getLong("blocked_count"),
                row.getLong("unblocked_count"));
    }

    private void report(Map<UUID, Grouping> groups, YearMonth current) {
        Map<UUID, Set<YearMonth>> late = new HashMap<>();
        for (Grouping group : groups.values()) {
            UUID company = group.first().key().company();
            for (Growth alert : group.alerts()) {
                if (alert.isNew() && !alert.excluded()) {
                    changes.opened(company, alert.id());
                } else if (alert.stateChanged()) {
                    changes.stateChanged(company, alert.id());
                } else if (alert.worsened()) {
                    changes.worsened(company, alert.id());
                }
                if (group.first().key().threatClass() != null) {
                    late.computeIfAbsent(company, none -> new HashSet<>()).addAll(alert.monthsBefore(current));
                }
            }
        }
        late.forEach((company, months) -> {
            if (!months.isEmpty()) {
                changes.lateLinesCounted(company, months);
            }
        });
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
