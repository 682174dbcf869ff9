package dev.banso.monitoring;

import dev.banso.events.ThreatClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads what [MonthlyCounts] keeps: sums over the companies that the scope sees. Runs in its caller's transaction.
@Repository
class MonthlyCountRows {
    private static final String SUMS = "sum(count) as count, sum(blocked) as blocked, sum(unblocked) as unblocked, sum(unjudged) as unjudged";

    private final JdbcClient jdbc;

    MonthlyCountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whose figures of which months; both months included.
    ///
    /// @param companies null: of every company that the scope sees
    record Span(@Nullable Set<UUID> companies, YearMonth from, YearMonth to) {
        private String[] months() {
            return Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
                    .map(month -> month.atDay(1).toString()).toArray(String[]::new);
        }
    }

    /// By month, class and path.
    List<DetectionCount> byClass(Span span) {
        return ask("""
                select month, threat_class, path, null as attack, %s from class_month
                 where %s
                 group by month, threat_class, path""".formatted(SUMS, where(span)), span)
                .query((row, number) -> count(row))
                .list();
    }

    /// By month, class, path and attack, of these classes.
    List<DetectionCount> byAttack(Span span, Collection<ThreatClass> classes) {
        return ask("""
                select month, threat_class, path, attack, %s from attack_month
                 where %s and threat_class = any(:classes)
                 group by month, threat_class, path, attack""".formatted(SUMS, where(span)), span)
                .param("classes", classes.stream().map(ThreatClass::code).toArray(String[]::new))
                .query((row, number) -> count(row))
                .list();
    }

    /// By month, class, path and the group that a company is of; of companies without a group nothing. PostgreSQL takes a list
    /// that it is given for short; `offset 0` keeps it from looking each company up by an index.
    List<Grouped> byClassAndGroup(Map<UUID, String> groups, YearMonth from, YearMonth to) {
        List<Map.Entry<UUID, String>> entries = List.copyOf(groups.entrySet());
        Span span = new Span(null, from, to);
        return ask("""
                select named.name, month, threat_class, path, null as attack, %s
                  from (select * from class_month where %s offset 0) counted
                  join unnest(:members::uuid[], :names::text[]) as named (company, name) on named.company = company_id
                 group by named.name, month, threat_class, path""".formatted(SUMS, where(span)), span)
                .param("members", entries.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .param("names", entries.stream().map(Map.Entry::getValue).toArray(String[]::new))
                .query((row, number) -> new Grouped(row.getString("name"), count(row)))
                .list();
    }

    /// Detections of the companies of one group.
    record Grouped(String group, DetectionCount count) {}

    /// Months are listed: of a span, PostgreSQL, which plans for any, would take the months for rarer than a company and read
    /// those of all companies.
    private static String where(Span span) {
        return "month = any(:months::date[]) and count > 0" + (span.companies() == null ? "" : " and company_id = any(:companies)");
    }

    private JdbcClient.StatementSpec ask(String sql, Span span) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql).param("months", span.months());
        return span.companies() == null ? statement : statement.param("companies", span.companies().toArray(UUID[]::new));
    }

    private static DetectionCount count(ResultSet row) throws SQLException {
        return new DetectionCount(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                AlertRow.requireClass(Objects.requireNonNull(row.getString("threat_class"))),
                AlertRow.path(row.getString("path")),
                row.getString("attack"),
                row.getLong("count"),
                row.getLong("blocked"),
                row.getLong("unblocked"),
                row.getLong("unjudged"));
    }
}
