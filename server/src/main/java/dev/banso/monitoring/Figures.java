package dev.banso.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The figures of tables 30 to 36, from the lines that alerts cover, as they stand now. Months are Japan's.
@Service
public class Figures {
    private final JdbcClient jdbc;

    Figures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The detections of all visible companies, both months included.
    @Transactional(readOnly = true)
    public List<DetectionCount> counts(YearMonth from, YearMonth to) {
        return read("", null, from, to);
    }

    /// The detections of one company, both months included.
    @Transactional(readOnly = true)
    public List<DetectionCount> counts(UUID company, YearMonth from, YearMonth to) {
        return read("and d.company_id = :company", company, from, to);
    }

    private List<DetectionCount> read(String companyCondition, @Nullable UUID company, YearMonth from, YearMonth to) {
        JdbcClient.StatementSpec statement = jdbc.sql("""
                select d.company_id, date_trunc('month', d.day)::date as month, a.threat_class, a.path, a.attack, d.blocked,
                       sum(d.count) as count,
                       coalesce(sum(d.count) filter (where a.verdict is null), 0) as unjudged
                  from alert_day d join alert a on a.id = d.alert_id
                 where d.day >= :from and d.day < :to
                   and a.threat_class is not null and a.verdict_counts
                   %s
                 group by 1, 2, 3, 4, 5, 6
                 order by 1, 2, 3, 4, 5, 6""".formatted(companyCondition))
                .param("from", from.atDay(1))
                .param("to", to.plusMonths(1).atDay(1));
        return (company == null ? statement : statement.param("company", company))
                .query((row, number) -> count(row))
                .list();
    }

    private static DetectionCount count(ResultSet row) throws SQLException {
        return new DetectionCount(
                row.getObject("company_id", UUID.class),
                YearMonth.from(row.getObject("month", LocalDate.class)),
                AlertRow.requireClass(Objects.requireNonNull(row.getString("threat_class"))),
                AlertRow.path(row.getString("path")),
                row.getString("attack"),
                AlertRow.blocked(row.getString("blocked")),
                row.getLong("count"),
                row.getLong("unjudged"));
    }
}
