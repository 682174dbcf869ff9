package dev.banso.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;

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

    private GeneratedFigures() {}

    /// Fills the months up to the last one.
    static void fill(Path data, YearMonth last, int months) throws IOException, SQLException {
        try (Connection database = InstallationDatabase.connect(data)) {
            withoutTriggers(database);
            for (int back = 0; back < months; back++) {
                String start = last.minusMonths(back).atDay(1) + "T00:00:00+09:00";
                insert(database, ALERTS, start);
                insert(database, DAYS, start);
            }
            try (Statement statement = database.createStatement()) {
                statement.execute("vacuum analyze alert, alert_day");
            }
        }
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
