package dev.banso.monitoring;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Alerts and verdicts as they come out of the database.
final class AlertRow {
    private static final String SELECT = """
            select a.*, v.verdict as standing, v.threat_class as given_class, v.path as given_path, v.reason,
                   v.author_name, v.given_at, v.withdrawn_at, v.withdrawn_by
              from (select * from alert a%s) a left join verdict v on v.alert_id = a.id and v.withdrawn_at is null%s
            """;

    private AlertRow() {}

    /// Asks for alerts, each with its standing verdict, which is looked up of those alone that are left.
    ///
    /// @param which conditions on `alert a`
    /// @param order an order of `a`, and how many of that; nothing for any order
    static String select(String which, String order) {
        // The order of a subquery need not be that of what is joined with it.
        return SELECT.formatted(which + order, order);
    }

    static Alert alert(ResultSet row, int number) throws SQLException {
        return new Alert(
                row.getObject("id", UUID.class),
                row.getObject("company_id", UUID.class),
                AlertKind.of(row.getString("kind")),
                threatClass(row.getString("threat_class")),
                path(row.getString("path")),
                row.getString("attack"),
                row.getObject("rule_id", UUID.class),
                row.getString("rule_title"),
                row.getString("rule_title_ja"),
                row.getString("subject"),
                row.getObject("device_id", UUID.class),
                row.getInt("severity"),
                AlertState.of(row.getString("state")),
                instant(row.getTimestamp("closed_at")),
                row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("first_seen").toInstant(),
                row.getTimestamp("last_seen").toInstant(),
                row.getLong("count"),
                row.getLong("blocked_count"),
                row.getLong("unblocked_count"),
                row.getString("standing") == null ? null : verdict(row, number),
                row.getObject("exclusion_id", UUID.class));
    }

    static GivenVerdict verdict(ResultSet row, int number) throws SQLException {
        return new GivenVerdict(
                Verdict.of(row.getString("standing")),
                threatClass(row.getString("given_class")),
                path(row.getString("given_path")),
                row.getString("reason"),
                row.getString("author_name"),
                row.getTimestamp("given_at").toInstant(),
                instant(row.getTimestamp("withdrawn_at")),
                row.getString("withdrawn_by"));
    }

    static @Nullable ThreatClass threatClass(@Nullable String code) {
        return code == null ? null : requireClass(code);
    }

    static ThreatClass requireClass(String code) {
        return Arrays.stream(ThreatClass.values())
                .filter(candidate -> candidate.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no class \"" + code + "\""));
    }

    static @Nullable MalwarePath path(@Nullable String code) {
        return code == null ? null : Arrays.stream(MalwarePath.values())
                .filter(candidate -> candidate.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no path \"" + code + "\""));
    }

    static @Nullable Boolean blocked(String code) {
        return switch (code) {
            case "yes" -> true;
            case "no" -> false;
            default -> null;
        };
    }

    static String blockedCode(@Nullable Boolean blocked) {
        return blocked == null ? "unknown" : blocked ? "yes" : "no";
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
