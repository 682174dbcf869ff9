package dev.banso.report.issue;

import dev.banso.clock.MovableClock;
import dev.banso.intake.ReportedMonths;
import dev.banso.problem.BansoException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// How long reports are kept. The lines that a report counts end with it, see [ReportedMonths].
@Component
class ReportRetention implements ReportedMonths {
    /// The fewest months that can be chosen: late lines change reports for 13.
    static final int FEWEST_MONTHS = 14;
    /// The most months that can be chosen.
    static final int MOST_MONTHS = 600;

    private static final Logger LOG = LoggerFactory.getLogger(ReportRetention.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    ReportRetention(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Months for which a report is kept after its own; null: without end.
    @Transactional(readOnly = true)
    @Nullable Integer months() {
        return jdbc.sql("select months from report_retention").query((row, number) -> row.getObject("months", Integer.class))
                .list().getFirst();
    }

    @Transactional
    void keep(@Nullable Integer months) {
        if (months != null && (months < FEWEST_MONTHS || months > MOST_MONTHS)) {
            throw BansoException.user("report.error.retention", FEWEST_MONTHS, MOST_MONTHS);
        }
        int changed = jdbc.sql("update report_retention set months = :months").param("months", months).update();
        if (changed == 0) {
            throw BansoException.user("report.error.retention-provider");
        }
    }

    /// Whether reports of that month are no longer kept.
    @Transactional(readOnly = true)
    boolean ended(YearMonth month) {
        return oldestKept().filter(month::isBefore).isPresent();
    }

    /// Deletes every edition of the months that are no longer kept; one that goes with its company just now is left to the erasure.
    @Transactional
    void endOld() {
        Optional<YearMonth> oldest = oldestKept();
        if (oldest.isPresent()) {
            int ended = jdbc.sql("""
                    delete from monthly_report
                     where id in (select id from monthly_report where month < :oldest for update skip locked)""")
                    .param("oldest", oldest.get().atDay(1))
                    .update();
            if (ended > 0) {
                LOG.info("{} editions of reports of months before {} ended with their retention", ended, oldest.get());
            }
        }
    }

    private Optional<YearMonth> oldestKept() {
        return Optional.ofNullable(months()).map(months -> thisMonth().minusMonths(months));
    }

    /// The drafts that are still to be made count, too: those of the months since the last one of which all were made.
    @Override
    @Transactional(readOnly = true)
    public Map<UUID, YearMonth> oldest(Collection<UUID> companies) {
        YearMonth next = jdbc.sql("select drafted from report_progress where drafted is not null")
                .query((row, number) -> YearMonth.from(row.getObject("drafted", LocalDate.class)).plusMonths(1))
                .optional()
                .orElseGet(() -> thisMonth().minusMonths(1));
        Map<UUID, YearMonth> oldest = new HashMap<>();
        companies.forEach(company -> oldest.put(company, next));
        jdbc.sql("select company_id, min(month) as month from monthly_report group by company_id")
                .query(row -> {
                    YearMonth first = YearMonth.from(row.getObject("month", LocalDate.class));
                    oldest.computeIfPresent(row.getObject("company_id", UUID.class),
                            (company, known) -> first.isBefore(known) ? first : known);
                });
        return oldest;
    }

    private YearMonth thisMonth() {
        return YearMonth.now(clock.withZone(MovableClock.JAPAN));
    }
}
