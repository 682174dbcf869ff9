package dev.banso.monitoring;

import dev.banso.events.Reason;
import dev.banso.problem.BansoException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    Alerts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// The alert, or empty where there is none that may be seen.
    @Transactional(readOnly = true)
    public Optional<Alert> find(UUID id) {
        return jdbc.sql(AlertRow.SELECT + " where a.id = :id").param("id", id).query(AlertRow::alert).optional();
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
        Map<String, Object> parameters = new HashMap<>();
        String sql = AlertRow.SELECT + where(query, parameters) + (query.order() == AlertQuery.Order.NEWEST
                ? " order by a.last_seen desc, a.id desc" : " order by a.severity desc, a.last_seen desc, a.id desc")
                + " limit " + (query.limit() + 1);
        List<Alert> found = jdbc.sql(sql).params(parameters).query(AlertRow::alert).list();
        if (found.size() <= query.limit()) {
            return new AlertPage(found, null);
        }
        List<Alert> items = found.subList(0, query.limit());
        return new AlertPage(List.copyOf(items), AlertCursor.of(items.getLast()).text());
    }

    /// How many alerts the query asks for, whatever its page.
    @Transactional(readOnly = true)
    public long count(AlertQuery query) {
        Map<String, Object> parameters = new HashMap<>();
        return jdbc.sql("select count(*) from alert a " + where(query.after(null), parameters))
                .params(parameters)
                .query(Long.class)
                .single();
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

    private static String where(AlertQuery query, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        add("a.company_id = :company", "company", query.company(), conditions, parameters);
        add("a.kind = :kind", "kind", query.kind() == null ? null : query.kind().code(), conditions, parameters);
        add("a.state = :state", "state", query.state() == null ? null : query.state().code(), conditions, parameters);
        add("a.threat_class = :class", "class", query.threatClass() == null ? null : query.threatClass().code(), conditions, parameters);
        add("a.verdict = :verdict", "verdict", query.verdict() == null ? null : query.verdict().code(), conditions, parameters);
        if (query.judged() != null) {
            conditions.add(query.judged() ? "a.verdict is not null" : "a.verdict is null");
        }
        add("a.last_seen >= :from", "from", time(query.from()), conditions, parameters);
        add("a.first_seen < :to", "to", time(query.to()), conditions, parameters);
        add("a.subject = :subject", "subject", query.subject(), conditions, parameters);
        add("concat_ws(' ', a.attack, a.rule_title, a.rule_title_ja, a.subject) ilike :text", "text",
                query.text() == null ? null : "%" + query.text().replaceAll("[\\\\%_]", "\\\\$0") + "%", conditions, parameters);
        if (query.cursor() != null) {
            AlertCursor cursor = AlertCursor.parse(query.cursor());
            conditions.add(query.order() == AlertQuery.Order.NEWEST
                    ? "(a.last_seen, a.id) < (:seen, :id)" : "(a.severity, a.last_seen, a.id) < (:severity, :seen, :id)");
            parameters.put("severity", cursor.severity());
            parameters.put("seen", cursor.lastSeen().atOffset(ZoneOffset.UTC));
            parameters.put("id", cursor.id());
        }
        return " where " + String.join(" and ", conditions);
    }

    private static void add(String condition, String name, @Nullable Object value, List<String> conditions, Map<String, Object> parameters) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    private static @Nullable Object time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
