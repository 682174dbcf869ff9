package dev.banso.monitoring;

import dev.banso.database.StoredText;
import dev.banso.events.Flag;
import dev.banso.events.Reason;
import dev.banso.intake.AttributedReading;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes what a batch did to alerts, a few statements whatever the batch's size.
@Component
class AlertWriter {
    private static final String INSERT = """
            insert into alert (id, company_id, grouping, kind, threat_class, path, attack, rule_id, rule_title, rule_title_ja,
                               subject, selector, severity, state, closed_by, closed_at, opened_at, first_seen, last_seen,
                               count, blocked_count, unblocked_count, verdict, verdict_counts, exclusion_id)
            values (:id, :company, :grouping, :kind, :class, :path, :attack, :rule, :title, :title_ja,
                    :subject, :selector::jsonb, :severity, :state, :closed_by, :closed_at, :now, :first, :last,
                    :count, :blocked, :unblocked, case when :exclusion::uuid is null then null else 'false_positive' end,
                    :exclusion::uuid is null, :exclusion)""";
    private static final String VERDICT_OF_EXCLUSION = """
            insert into verdict (alert_id, company_id, verdict, reason, author, author_name, given_at)
            select :id, :company, 'false_positive', reason, 'exclusion:' || id, author_name, :now
              from exclusion where id = :exclusion""";
    private static final String UPDATE = """
            update alert
               set (rule_id, rule_title, rule_title_ja) = (
                       select :rule::uuid, :title, :title_ja
                        where :rule::uuid is not null and (rule_id is null or :severity > severity)
                       union all select rule_id, rule_title, rule_title_ja limit 1),
                   severity = :severity, state = :state, closed_by = :closed_by,
                   closed_at = case when :state = 'closed' then coalesce(closed_at, :closed_at) end,
                   first_seen = :first, last_seen = :last,
                   count = :count, blocked_count = :blocked, unblocked_count = :unblocked
             where id = :id""";
    /// The closing of a verdict or filter keeps its time.
    private static final String UPDATE_JUDGED = """
            update alert
               set severity = :severity, first_seen = :first, last_seen = :last,
                   count = :count, blocked_count = :blocked, unblocked_count = :unblocked
             where id = :id""";
    private static final String ADD_DAY = """
            insert into alert_day (alert_id, company_id, day, blocked, count)
            values (:alert, :company, :day, :blocked, :count)
            on conflict (alert_id, day, blocked) do update set count = alert_day.count + excluded.count""";
    private static final String KEEP_LINE = """
            insert into alert_line (alert_id, slot, company_id, sequence, device_id, happened_at, received_at, blocked, flags, reasons, line)
            values (:alert, :slot, :company, :sequence, :device, :happened, :received, :blocked, :flags, :reasons::jsonb, :line)
            on conflict (alert_id, slot) do update
               set sequence = excluded.sequence, device_id = excluded.device_id, happened_at = excluded.happened_at,
                   received_at = excluded.received_at, blocked = excluded.blocked, flags = excluded.flags,
                   reasons = excluded.reasons, line = excluded.line""";

    private static final int LONGEST_REASON = 1_000;

    private final NamedParameterJdbcOperations jdbc;
    private final JsonMapper json;

    AlertWriter(NamedParameterJdbcOperations jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void write(Map<UUID, Grouping> groups, Instant now) {
        Batch batch = new Batch();
        groups.forEach((hash, group) -> group.alerts().stream()
                .filter(Growth::touched)
                .forEach(alert -> collect(batch, hash, group.first(), alert, now)));
        run(INSERT, batch.inserts);
        run(VERDICT_OF_EXCLUSION, batch.excluded);
        run(UPDATE, batch.updates);
        run(UPDATE_JUDGED, batch.judged);
        run(ADD_DAY, batch.days);
        run(KEEP_LINE, batch.lines);
    }

    private void collect(Batch batch, UUID hash, Occurrence first, Growth alert, Instant now) {
        MapSqlParameterSource values = alert(alert, now);
        if (alert.isNew()) {
            batch.inserts.add(group(values, hash, first));
            if (alert.excluded()) {
                batch.excluded.add(values);
            }
        } else {
            (alert.judged() || alert.excluded() ? batch.judged : batch.updates).add(values);
        }
        UUID company = first.key().company();
        alert.days().forEach((day, count) -> batch.days.add(new MapSqlParameterSource()
                .addValue("alert", alert.id())
                .addValue("company", company)
                .addValue("day", day.day())
                .addValue("blocked", day.blocked())
                .addValue("count", count)));
        alert.samples().forEach((slot, sample) -> batch.lines.add(line(alert.id(), slot, sample)));
    }

    private static MapSqlParameterSource alert(Growth alert, Instant now) {
        Occurrence.NamedRule rule = alert.rule();
        return new MapSqlParameterSource()
                .addValue("id", alert.id())
                .addValue("severity", alert.severity())
                .addValue("rule", rule == null ? null : rule.id(), Types.OTHER)
                .addValue("title", rule == null ? null : rule.title())
                .addValue("title_ja", rule == null ? null : rule.titleJa())
                .addValue("state", alert.open() ? "open" : "closed")
                .addValue("closed_by", alert.closedBy())
                .addValue("closed_at", alert.open() ? null : utc(now), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("now", utc(now))
                .addValue("first", utc(alert.firstSeen()))
                .addValue("last", utc(alert.lastSeen()))
                .addValue("count", alert.count())
                .addValue("blocked", alert.blockedCount())
                .addValue("unblocked", alert.unblockedCount());
    }

    private MapSqlParameterSource group(MapSqlParameterSource values, UUID hash, Occurrence first) {
        GroupKey key = first.key();
        return values
                .addValue("company", key.company())
                .addValue("grouping", hash)
                .addValue("kind", key.kind().code())
                .addValue("class", key.threatClass() == null ? null : key.threatClass().code())
                .addValue("path", key.path() == null ? null : key.path().code())
                .addValue("attack", key.attack())
                .addValue("subject", key.subject())
                .addValue("selector", first.selector() == null ? null : json.writeValueAsString(first.selector()))
                .addValue("exclusion", key.exclusion(), Types.OTHER);
    }

    private MapSqlParameterSource line(UUID alert, int slot, Occurrence sample) {
        AttributedReading line = sample.line();
        return new MapSqlParameterSource()
                .addValue("alert", alert)
                .addValue("slot", slot)
                .addValue("company", line.company())
                .addValue("sequence", line.sequence())
                .addValue("device", line.device())
                .addValue("happened", utc(sample.time()))
                .addValue("received", utc(line.receivedAt()))
                .addValue("blocked", AlertRow.blockedCode(sample.blocked()))
                .addValue("flags", line.reading().flags().stream().map(Flag::code).sorted().toArray(String[]::new))
                .addValue("reasons", reasons(line.reading().reasons()))
                .addValue("line", line.line());
    }

    private String reasons(List<Reason> reasons) {
        return json.writeValueAsString(reasons.stream()
                .map(reason -> new Reason(reason.step(), StoredText.of(reason.text(), LONGEST_REASON)))
                .toList());
    }

    private void run(String sql, List<MapSqlParameterSource> batch) {
        if (!batch.isEmpty()) {
            jdbc.batchUpdate(sql, batch.toArray(MapSqlParameterSource[]::new));
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /// The parameters of each statement.
    private static final class Batch {
        private final List<MapSqlParameterSource> inserts = new ArrayList<>();
        private final List<MapSqlParameterSource> excluded = new ArrayList<>();
        private final List<MapSqlParameterSource> updates = new ArrayList<>();
        private final List<MapSqlParameterSource> judged = new ArrayList<>();
        private final List<MapSqlParameterSource> days = new ArrayList<>();
        private final List<MapSqlParameterSource> lines = new ArrayList<>();
    }
}
