package dev.banso.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Alerts and their daily counts of all companies of an installation, as months of detections would have left them: in each
/// month 30 attacks from outside, 5 from inside and 5 pieces of malware a company, each seen on ten days.
final class GeneratedFigures {
    private static final String ALERTS = """
            insert into alert (company_id, grouping, kind, threat_class, path, attack, subject, severity, state, closed_by, closed_at,
                               opened_at, first_seen, last_seen, count, blocked_count, unblocked_count)
            select c.id, uuidv7(), 'detection',
                   case when n <= 30 then 'inbound' when n <= 35 then 'outbound' else 'malware' end,
                   case when n > 35 then (array['mail', 'web', 'other'])[1 + n % 3] end,
                   'Bench.Attack.' || n, '192.168.1.' || n, 4, 'closed', 'quiet', m + interval '20 days', m, m, m + interval '20 days', 20, 10, 10
              from company c, generate_series(1, 40) n, (select ?::timestamptz as m) month""";
    private static final String DAYS = """
            insert into alert_day (alert_id, company_id, day, blocked, count)
            select a.id, a.company_id, (a.first_seen at time zone 'Asia/Tokyo')::date + 2 * d, case when d % 2 = 0 then 'yes' else 'no' end, 2
              from alert a, generate_series(0, 9) d
             where a.first_seen = ?::timestamptz""";

    private static final String ATTACK_MONTHS = """
            insert into attack_month
            select company_id, (first_seen at time zone 'Asia/Tokyo')::date, threat_class, path, attack, count, blocked_count, unblocked_count, count
              from alert""";
    private static final String CLASS_MONTHS = """
            insert into class_month
            select company_id, month, threat_class, path, sum(count), sum(blocked), sum(unblocked), sum(unjudged) from attack_month
             group by company_id, month, threat_class, path""";
    private static final String SUMS = "select (select sum(count) from alert_day) = (select sum(count) from class_month)";

    private GeneratedFigures() {}

    /// Fills the months up to the last one.
    static void fill(Path data, YearMonth last, int months) throws IOException, SQLException {
        try (Connection database = InstallationDatabase.connect(data)) {
            withoutTriggers(database);
            List<String> indexes = withoutIndexes(database);
            for (int back = 0; back < months; back++) {
                String start = last.minusMonths(back).atDay(1) + "T00:00:00+09:00";
                insert(database, ALERTS, start);
                insert(database, DAYS, start);
            }
            try (Statement statement = database.createStatement()) {
                statement.execute(ATTACK_MONTHS);
                statement.execute(CLASS_MONTHS);
                for (String index : indexes) {
                    statement.execute(index);
                }
                statement.execute("vacuum analyze alert, alert_day, attack_month, class_month");
            }
            requireEqualSums(database);
        }
    }

    private static void requireEqualSums(Connection database) throws SQLException {
        try (Statement statement = database.createStatement(); ResultSet equal = statement.executeQuery(SUMS)) {
            equal.next();
            if (!equal.getBoolean(1)) {
                throw new SQLException("the months do not add up to the days");
            }
        }
    }

    /// An index that is made at the end takes a tenth of the time. Those that the installation's own jobs ask meanwhile stay.
    ///
    /// @return what makes them again
    private static List<String> withoutIndexes(Connection database) throws SQLException {
        Map<String, String> made = new LinkedHashMap<>();
        try (Statement statement = database.createStatement(); ResultSet row = statement.executeQuery("""
                select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i
                 where i.indrelid = 'alert_day'::regclass
                   and not exists (select from pg_constraint c where c.conindid = i.indexrelid)""")) {
            while (row.next()) {
                made.put(row.getString(1), row.getString(2));
            }
        }
        try (Statement statement = database.createStatement()) {
            for (String name : made.keySet()) {
                statement.execute("drop index " + name);
            }
        }
        return List.copyOf(made.values());
    }

    /// Millions of rows refer to what was just read; looking each of it up again would take most of the time.
    private static void withoutTriggers(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("set session_replication_role = replica");
        }
    }

    private static void insert(Connection database, String sql, String start) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setString(1, start);
            statement.executeUpdate();
        }
    }
}
