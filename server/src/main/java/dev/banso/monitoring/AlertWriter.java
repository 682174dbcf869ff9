package dev.banso.monitoring;

import dev.banso.database.StoredText;
import dev.banso.events.Flag;
import dev.banso.events.Reason;
import dev.banso.intake.AttributedReading;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes what a batch did to alerts, a few statements whatever the batch's size: each takes its rows as one JSON text.
@Component
class AlertWriter {
    private static final String INSERT = """
            insert into alert (id, company_id, grouping, kind, threat_class, path, attack, rule_id, rule_title, rule_title_ja,
                               subject, selector, severity, state, closed_by, closed_at, opened_at, first_seen, last_seen,
                               count, blocked_count, unblocked_count, verdict, verdict_counts, exclusion_id)
            select id, company, grouping, kind, class, path, attack, rule, title, title_ja,
                   subject, selector, severity, state, closed_by, case when state = 'closed' then :now end, :now, first_seen, last_seen,
                   count, blocked, unblocked, case when exclusion is null then null else 'false_positive' end,
                   exclusion is null, exclusion
              from jsonb_to_recordset(:rows::jsonb) as opened (
                       id uuid, company uuid, grouping uuid, kind text, class text, path text, attack text, rule uuid, title text,
                       title_ja text, subject text, selector jsonb, severity integer, state text, closed_by text,
                       first_seen timestamptz, last_seen timestamptz, count bigint, blocked bigint, unblocked bigint, exclusion uuid)""";
    private static final String VERDICT_OF_EXCLUSION = """
            insert into verdict (alert_id, company_id, verdict, reason, author, author_name, given_at)
            select opened.id, opened.company, 'false_positive', exclusion.reason, 'exclusion:' || exclusion.id, exclusion.author_name, :now
              from jsonb_to_recordset(:rows::jsonb) as opened (id uuid, company uuid, exclusion uuid)
              join exclusion on exclusion.id = opened.exclusion""";
    private static final String UPDATE = """
            update alert
               set rule_id       = case when %1$s then grown.rule else rule_id end,
                   rule_title    = case when %1$s then grown.title else rule_title end,
                   rule_title_ja = case when %1$s then grown.title_ja else rule_title_ja end,
                   state = grown.state, closed_by = grown.closed_by,
                   closed_at = case when grown.state = 'closed' then coalesce(closed_at, :now) end,
                   severity = grown.severity, first_seen = grown.first_seen, last_seen = grown.last_seen,
                   count = grown.count, blocked_count = grown.blocked, unblocked_count = grown.unblocked
              from jsonb_to_recordset(:rows::jsonb) as grown (
                       id uuid, rule uuid, title text, title_ja text, severity integer, state text, closed_by text,
                       first_seen timestamptz, last_seen timestamptz, count bigint, blocked bigint, unblocked bigint)
             where alert.id = grown.id"""
            .formatted("grown.rule is not null and (alert.rule_id is null or grown.severity > alert.severity)");
    /// The closing of a verdict or filter keeps its time.
    private static final String UPDATE_JUDGED = """
            update alert
               set severity = grown.severity, first_seen = grown.first_seen, last_seen = grown.last_seen,
                   count = grown.count, blocked_count = grown.blocked, unblocked_count = grown.unblocked
              from jsonb_to_recordset(:rows::jsonb) as grown (
                       id uuid, severity integer, first_seen timestamptz, last_seen timestamptz,
                       count bigint, blocked bigint, unblocked bigint)
             where alert.id = grown.id""";
    private static final String ADD_DAY = """
            insert into alert_day (alert_id, company_id, day, blocked, count)
            select alert, company, day, blocked, count
              from jsonb_to_recordset(:rows::jsonb) as added (alert uuid, company uuid, day date, blocked text, count bigint)
                on conflict (alert_id, day, blocked) do update set count = alert_day.count + excluded.count""";
    private static final String KEEP_LINE = """
            insert into alert_line (alert_id, slot, company_id, sequence, device_id, happened_at, received_at, blocked, flags, reasons, line)
            select alert, slot, company, sequence, device, happened, received, blocked, flags, reasons, decode(line, 'base64')
              from jsonb_to_recordset(:rows::jsonb) as kept (
                       alert uuid, slot integer, company uuid, sequence bigint, device uuid, happened timestamptz, received timestamptz,
                       blocked text, flags text[], reasons jsonb, line text)
                on conflict (alert_id, slot) do update
               set sequence = excluded.sequence, device_id = excluded.device_id, happened_at = excluded.happened_at,
                   received_at = excluded.received_at, blocked = excluded.blocked, flags = excluded.flags,
                   reasons = excluded.reasons, line = excluded.line""";

    private static final int LONGEST_REASON = 1_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final MonthlyCounts monthly;

    AlertWriter(JdbcClient jdbc, JsonMapper json, MonthlyCounts monthly) {
        this.jdbc = jdbc;
        this.json = json;
        this.monthly = monthly;
    }

    void write(Map<UUID, Grouping> groups, Instant now) {
        Rows rows = new Rows();
        groups.forEach((hash, group) -> group.alerts().stream()
                .filter(Growth::touched)
                .forEach(alert -> collect(rows, hash, group.first(), alert)));
        run(INSERT, rows.opened, now);
        run(VERDICT_OF_EXCLUSION, rows.excluded, now);
        run(UPDATE, rows.grown, now);
        run(UPDATE_JUDGED, rows.judged, now);
        run(ADD_DAY, rows.days, now);
        monthly.add(rows.days);
        run(KEEP_LINE, rows.lines, now);
    }

    private static void collect(Rows rows, UUID hash, Occurrence first, Growth alert) {
        Map<String, @Nullable Object> values = alert(alert);
        if (alert.isNew()) {
            rows.opened.add(group(values, hash, first));
            if (alert.excluded()) {
                rows.excluded.add(values);
            }
        } else {
            (alert.judged() || alert.excluded() ? rows.judged : rows.grown).add(values);
        }
        UUID company = first.key().company();
        alert.days().forEach((day, count) -> rows.days.add(new DayCount(alert.id(), company, day.day(), day.blocked(), count)));
        alert.samples().forEach((slot, sample) -> rows.lines.add(line(alert.id(), slot, sample)));
    }

    private static Map<String, @Nullable Object> alert(Growth alert) {
        Occurrence.NamedRule rule = alert.rule();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", alert.id());
        values.put("severity", alert.severity());
        values.put("rule", rule == null ? null : rule.id());
        values.put("title", rule == null ? null : rule.title());
        values.put("title_ja", rule == null ? null : rule.titleJa());
        values.put("state", alert.open() ? "open" : "closed");
        values.put("closed_by", alert.closedBy());
        values.put("first_seen", alert.firstSeen());
        values.put("last_seen", alert.lastSeen());
        values.put("count", alert.count());
        values.put("blocked", alert.blockedCount());
        values.put("unblocked", alert.unblockedCount());
        return values;
    }

    private static Map<String, @Nullable Object> group(Map<String, @Nullable Object> values, UUID hash, Occurrence first) {
        GroupKey key = first.key();
        values.put("company", key.company());
        values.put("grouping", hash);
        values.put("kind", key.kind().code());
        values.put("class", key.threatClass() == null ? null : key.threatClass().code());
        values.put("path", key.path() == null ? null : key.path().code());
        values.put("attack", key.attack());
        values.put("subject", key.subject());
        values.put("selector", first.selector());
        values.put("exclusion", key.exclusion());
        return values;
    }

    private static Line line(UUID alert, int slot, Occurrence sample) {
        AttributedReading line = sample.line();
        return new Line(alert, slot, line.company(), line.sequence(), line.device(), sample.time(), line.receivedAt(),
                AlertRow.blockedCode(sample.blocked()),
                line.reading().flags().stream().map(Flag::code).sorted().toList(),
                line.reading().reasons().stream()
                        .map(reason -> new Reason(reason.step(), StoredText.of(reason.text(), LONGEST_REASON)))
                        .toList(),
                line.line());
    }

    private void run(String sql, List<?> rows, Instant now) {
        if (!rows.isEmpty()) {
            jdbc.sql(sql).param("rows", json.writeValueAsString(rows)).param("now", now.atOffset(ZoneOffset.UTC)).update();
        }
    }

    /// What each statement takes in.
    private static final class Rows {
        private final List<Map<String, @Nullable Object>> opened = new ArrayList<>();
        private final List<Map<String, @Nullable Object>> excluded = new ArrayList<>();
        private final List<Map<String, @Nullable Object>> grown = new ArrayList<>();
        private final List<Map<String, @Nullable Object>> judged = new ArrayList<>();
        private final List<DayCount> days = new ArrayList<>();
        private final List<Line> lines = new ArrayList<>();
    }

    private record Line(
            UUID alert, int slot, UUID company, long sequence, UUID device, Instant happened, Instant received,
            String blocked, List<String> flags, List<Reason> reasons, byte[] line) {}
}
