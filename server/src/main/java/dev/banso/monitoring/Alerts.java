package dev.banso.monitoring;

import dev.banso.company.Companies;
import dev.banso.events.Reason;
import dev.banso.problem.BansoException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The alerts that the current scope may see.
@Service
public class Alerts {
    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Companies companies;

    Alerts(JdbcClient jdbc, JsonMapper json, Companies companies) {
        this.jdbc = jdbc;
        this.json = json;
        this.companies = companies;
    }

    /// The alert, or empty where there is none that may be seen.
    @Transactional(readOnly = true)
    public Optional<Alert> find(UUID id) {
        return jdbc.sql(AlertRow.select(" where a.id = :id", "")).param("id", id).query(AlertRow::alert).optional();
    }

    /// The alert.
    ///
    /// @throws BansoException not found, where there is none that may be seen
    @Transactional(readOnly = true)
    public Alert get(UUID id) {
        return find(id).orElseThrow(() -> BansoException.notFound("monitoring.error.no-alert"));
    }

    /// A page of the alerts that the query asks for.
    @Transactional(readOnly = true)
    public AlertPage find(AlertQuery query) {
        AlertSearch search = search(query.filter()).after(query.order(), query.cursor());
        String sql = AlertRow.select(search.where(), (query.order() == AlertQuery.Order.NEWEST
                ? " order by a.last_seen_hour desc, a.last_seen desc, a.id desc"
                : " order by a.severity desc, a.last_seen_hour desc, a.last_seen desc, a.id desc")
                + " limit " + (query.limit() + 1));
        List<Alert> found = jdbc.sql(sql).params(search.parameters()).query(AlertRow::alert).list();
        if (found.size() <= query.limit()) {
            return new AlertPage(found, null);
        }
        List<Alert> items = found.subList(0, query.limit());
        return new AlertPage(List.copyOf(items), AlertCursor.of(items.getLast()).text());
    }

    /// How many alerts the filter finds.
    @Transactional(readOnly = true)
    public long count(AlertFilter filter) {
        AlertSearch search = search(filter);
        return jdbc.sql("select count(*) from alert a" + search.where()).params(search.parameters()).query(Long.class).single();
    }

    /// How many lines that fit the filter are covered by all alerts that it finds.
    @Transactional(readOnly = true)
    public long covered(AlertFilter filter) {
        AlertSearch search = search(filter);
        return jdbc.sql("select coalesce(sum(d.count), 0) from alert a, alert_day d" + search.whereJoined())
                .params(search.parameters())
                .query(Long.class)
                .single();
    }

    /// The same for each of these alerts.
    @Transactional(readOnly = true)
    public Map<UUID, Long> covered(AlertFilter filter, List<Alert> alerts) {
        AlertSearch search = search(filter).among(alerts.stream().map(Alert::id).toList());
        Map<UUID, Long> covered = new HashMap<>();
        jdbc.sql("select a.id, sum(d.count) as covered from alert a, alert_day d" + search.whereJoined() + " group by a.id")
                .params(search.parameters())
                .query((ResultSet row) -> {
                    covered.put(row.getObject("id", UUID.class), row.getLong("covered"));
                });
        return covered;
    }

    private AlertSearch search(AlertFilter filter) {
        return new AlertSearch(filter, companies);
    }

    /// The sample lines of an alert, oldest first.
    @Transactional(readOnly = true)
    public List<AlertLine> lines(UUID alert) {
        return jdbc.sql("select * from alert_line where alert_id = :alert order by sequence")
                .param("alert", alert)
                .query((row, number) -> line(row))
                .list();
    }

    /// What an alert covers, day by day.
    @Transactional(readOnly = true)
    public List<AlertDay> days(UUID alert) {
        return jdbc.sql("""
                select day, sum(count) as count,
                       coalesce(sum(count) filter (where blocked = 'yes'), 0) as blocked,
                       coalesce(sum(count) filter (where blocked = 'no'), 0) as unblocked
                  from alert_day
                 where alert_id = :alert
                 group by day
                 order by day""")
                .param("alert", alert)
                .query((row, number) -> new AlertDay(row.getObject("day", LocalDate.class), row.getLong("count"),
                        row.getLong("blocked"), row.getLong("unblocked")))
                .list();
    }

    private AlertLine line(ResultSet row) throws SQLException {
        return new AlertLine(
                row.getLong("sequence"),
                row.getObject("device_id", UUID.class),
                row.getTimestamp("happened_at").toInstant(),
                row.getTimestamp("received_at").toInstant(),
                AlertRow.blocked(row.getString("blocked")),
                List.of((String[]) row.getArray("flags").getArray()),
                json.readValue(row.getString("reasons"), REASONS),
                new String(row.getBytes("line"), StandardCharsets.UTF_8));
    }
}
