package dev.banso.report.issue;

import dev.banso.company.Companies;
import dev.banso.monitoring.Change;
import dev.banso.monitoring.ChangeReader;
import dev.banso.monitoring.Changes;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Which reports must be looked at again. A change of monitoring is read and put down here together with the position
/// up to which changes were read, so that none is lost and none is needed twice, however the process ends.
@Component
class Rechecks implements ChangeReader {
    private static final int BATCH = 500;

    private final Changes changes;
    private final JdbcClient jdbc;
    private final Companies companies;

    Rechecks(Changes changes, JdbcClient jdbc, Companies companies) {
        this.changes = changes;
        this.jdbc = jdbc;
        this.companies = companies;
    }

    /// A company's month to look at.
    ///
    /// @param noticed which of its changes this one answers
    record Recheck(UUID company, YearMonth month, long noticed) {}

    /// Reads the next changes.
    ///
    /// @return false where there was none
    @Transactional
    boolean collect() {
        long position = jdbc.sql("select position from report_progress for update").query(Long.class).single();
        List<Change> found = changes.since(position, BATCH);
        if (found.isEmpty()) {
            return false;
        }
        Set<UUID> held = companies.hold(found.stream().map(Change::company).collect(Collectors.toSet()));
        for (Change change : found.stream().filter(change -> held.contains(change.company())).toList()) {
            for (YearMonth month : months(change)) {
                add(change.company(), month);
            }
        }
        jdbc.sql("update report_progress set position = :position").param("position", found.getLast().position()).update();
        return true;
    }

    @Override
    public long position() {
        return jdbc.sql("select position from report_progress").query(Long.class).single();
    }

    /// Asks for a look at a company's month.
    @Transactional
    void add(UUID company, YearMonth month) {
        jdbc.sql("""
                insert into report_recheck (company_id, month) values (:company, :month)
                on conflict (company_id, month) do update set noticed = report_recheck.noticed + 1""")
                .param("company", company)
                .param("month", month.atDay(1))
                .update();
    }

    /// What waits, oldest month first.
    @Transactional(readOnly = true)
    List<Recheck> waiting(int limit, @Nullable YearMonth month) {
        return jdbc.sql("""
                select company_id, month, noticed from report_recheck
                 where :month::date is null or month = :month
                 order by month, company_id limit :limit""")
                .param("month", month == null ? null : month.atDay(1))
                .param("limit", limit)
                .query((row, number) -> new Recheck(row.getObject("company_id", UUID.class),
                        YearMonth.from(row.getObject("month", LocalDate.class)), row.getLong("noticed")))
                .list();
    }

    /// Takes it off the list, unless something changed again meanwhile. Part of the transaction that answers it.
    void done(Recheck recheck) {
        jdbc.sql("delete from report_recheck where company_id = :company and month = :month and noticed = :noticed")
                .param("company", recheck.company())
                .param("month", recheck.month().atDay(1))
                .param("noticed", recheck.noticed())
                .update();
    }

    private static List<YearMonth> months(Change change) {
        return switch (change) {
            case Change.VerdictChanged verdict -> verdict.months();
            case Change.LateLinesCounted late -> late.months();
            case Change.AlertOpened ignored -> List.of();
            case Change.AlertStateChanged ignored -> List.of();
            case Change.AlertWorsened ignored -> List.of();
        };
    }
}
