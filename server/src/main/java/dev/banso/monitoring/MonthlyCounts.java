package dev.banso.monitoring;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Keeps what alerts add up to by month, so that figures read a row a month instead of all days of all alerts. Whoever changes
/// a day of an alert, or whether and as what an alert counts, says so here in the same transaction, which has
/// [taken its turn][ChangeLog#takeTurn]: no two ever move these rows at once.
@Component
class MonthlyCounts {
    /// Adds rows `added (alert, day, blocked, count)` to both tables, as their alerts count now. Counts may be negative.
    private static final String ADD = """
            with added as (%s),
                 summed as (
                     select a.company_id, date_trunc('month', added.day)::date as month, a.threat_class, a.path, a.attack,
                            sum(added.count) as count,
                            coalesce(sum(added.count) filter (where added.blocked = 'yes'), 0) as blocked,
                            coalesce(sum(added.count) filter (where added.blocked = 'no'), 0) as unblocked,
                            coalesce(sum(added.count) filter (where a.verdict is null), 0) as unjudged
                       from added join alert a on a.id = added.alert
                      where a.threat_class is not null and a.verdict_counts
                      group by 1, 2, 3, 4, 5),
                 attacks as (
                     insert into attack_month as known
                     select * from summed
                         on conflict on constraint attack_month_key do update
                        set count = known.count + excluded.count, blocked = known.blocked + excluded.blocked,
                            unblocked = known.unblocked + excluded.unblocked, unjudged = known.unjudged + excluded.unjudged)
            insert into class_month as known
            select company_id, month, threat_class, path, sum(count), sum(blocked), sum(unblocked), sum(unjudged)
              from summed
             group by 1, 2, 3, 4
                on conflict on constraint class_month_key do update
               set count = known.count + excluded.count, blocked = known.blocked + excluded.blocked,
                   unblocked = known.unblocked + excluded.unblocked, unjudged = known.unjudged + excluded.unjudged""";
    private static final String OF_BATCH = """
            select alert, day, blocked, count
              from jsonb_to_recordset(:rows::jsonb) as row (alert uuid, day date, blocked text, count bigint)""";
    private static final String OF_ALERTS = """
            select alert_id as alert, day, blocked, :sign * count as count from alert_day where alert_id = any(:alerts)""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    MonthlyCounts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Adds lines that were just added to alerts, which are written already.
    void add(List<DayCount> days) {
        if (!days.isEmpty()) {
            jdbc.sql(ADD.formatted(OF_BATCH)).param("rows", json.writeValueAsString(days)).update();
        }
    }

    /// Does what changes whether, or as what, these alerts count.
    <T> T during(UUID[] alerts, Supplier<T> change) {
        addAll(alerts, -1);
        T changed = change.get();
        addAll(alerts, 1);
        return changed;
    }

    private void addAll(UUID[] alerts, int sign) {
        jdbc.sql(ADD.formatted(OF_ALERTS)).param("alerts", alerts).param("sign", sign).update();
    }
}
