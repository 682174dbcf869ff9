package dev.banso.report.issue;

import dev.banso.clock.MovableClock;
import dev.banso.company.Companies;
import dev.banso.intake.DeviceDays;
import dev.banso.operation.Stage;
import dev.banso.operation.StageTimers;
import dev.banso.report.Report;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What the calendar and the records ask of reports. Each job looks at what is there and does what is missing, so that it
/// can be interrupted anywhere and repeated at will. One company's failure holds up nobody else.
@Component
class ReportJobs {
    private static final Logger LOG = LoggerFactory.getLogger(ReportJobs.class);
    /// How far back lines that arrive late without a detection are looked for.
    private static final int LATE_MONTHS = 13;

    private final Issuing issuing;
    private final Rechecks rechecks;
    private final Schedule schedule;
    private final ReportRetention retention;
    private final ReportTable table;
    private final Companies companies;
    private final DeviceDays deviceDays;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final StageTimers timers;
    private final Counter failures;

    ReportJobs(Issuing issuing, Rechecks rechecks, Schedule schedule, ReportRetention retention, ReportTable table, Companies companies, DeviceDays deviceDays,
            Clock clock, PlatformTransactionManager transactions, StageTimers timers, MeterRegistry meters) {
        this.issuing = issuing;
        this.rechecks = rechecks;
        this.schedule = schedule;
        this.retention = retention;
        this.table = table;
        this.companies = companies;
        this.deviceDays = deviceDays;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.timers = timers;
        this.failures = Counter.builder("banso.reports.failures").description("Reports that could not be worked on; they are tried again")
                .register(meters);
    }

    /// Makes the drafts of every month that is over: of all months since the last time, and of the last one again for
    /// companies that came late.
    void makeDrafts() {
        YearMonth last = YearMonth.now(clock.withZone(MovableClock.JAPAN)).minusMonths(1);
        YearMonth month = schedule.drafted().orElse(last);
        boolean complete = true;
        for (; !month.isAfter(last); month = month.plusMonths(1)) {
            complete &= draftAll(month);
            if (complete) {
                schedule.drafted(month);
            }
        }
    }

    /// Follows changes of alerts and counts.
    ///
    /// @param month only reports of that month, or null for all
    /// @param limit how many reports at most
    void followChanges(@Nullable YearMonth month, int limit) {
        while (rechecks.collect()) {
            LOG.debug("changes read");
        }
        for (Rechecks.Recheck recheck : rechecks.waiting(limit, month)) {
            attempt(recheck.company(), recheck.month(), () -> issuing.recheck(recheck));
        }
    }

    /// Releases the drafts whose deadline has passed.
    void releaseDue() {
        Instant now = clock.instant();
        Deadline deadline = schedule.deadline();
        for (Report draft : inTransaction(table::drafts)) {
            Optional<Instant> due = deadline.of(draft);
            if (due.isPresent() && !due.get().isAfter(now)) {
                attempt(draft.company(), draft.month(), () -> issuing.release(draft.id(), Report.BY_DEADLINE));
            }
        }
    }

    /// Ends the reports that have been kept long enough.
    void endOld() {
        retention.endOld();
    }

    /// Finds reports whose days with data are not those of the records: lines without a detection arrived late.
    void findLateDays() {
        YearMonth last = YearMonth.now(clock.withZone(MovableClock.JAPAN)).minusMonths(1);
        for (YearMonth month = last.minusMonths(LATE_MONTHS); !month.isAfter(last); month = month.plusMonths(1)) {
            YearMonth at = month;
            Map<UUID, Integer> known = new HashMap<>();
            deviceDays.months(at, at).forEach(company -> known.put(company.company(), company.daysWithData()));
            inTransaction(() -> table.dataDays(at)).forEach((company, days) -> {
                if (!days.equals(known.getOrDefault(company, 0))) {
                    rechecks.add(company, at);
                }
            });
        }
    }

    private boolean draftAll(YearMonth month) {
        Set<UUID> missing = new HashSet<>(companies.monitoredCompanies(month));
        missing.removeAll(inTransaction(() -> table.companiesWith(month)));
        boolean all = true;
        for (UUID company : missing) {
            all &= attempt(company, month, () -> issuing.draft(company, month));
        }
        return all;
    }

    private boolean attempt(UUID company, YearMonth month, Runnable work) {
        try {
            timers.get(Stage.REPORT, () -> {
                work.run();
                return month;
            });
            return true;
        } catch (RuntimeException failed) {
            failures.increment();
            LOG.error("report of {} for company {} failed and is tried again", month, company, failed);
            return false;
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
