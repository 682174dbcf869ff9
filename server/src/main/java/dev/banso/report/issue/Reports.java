package dev.banso.report.issue;

import dev.banso.access.CurrentViewer;
import dev.banso.clock.MovableClock;
import dev.banso.company.Companies;
import dev.banso.database.Scope;
import dev.banso.problem.BansoException;
import dev.banso.problem.Denied;
import dev.banso.problem.Mistakes;
import dev.banso.report.Report;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The monthly reports that the current scope may see; a company sees released ones alone.
@Service
public class Reports {
    /// How many reports a reader's own look brings up to date; the rest follows by itself within seconds.
    private static final int FRESHENED = 100;
    private static final int LONGEST_COMMENT = 5000;

    private final Issuing issuing;
    private final ReportTable table;
    private final ReportJobs jobs;
    private final Schedule schedule;
    private final ReportRetention retention;
    private final Companies companies;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Reports(Issuing issuing, ReportTable table, ReportJobs jobs, Schedule schedule, ReportRetention retention, Companies companies, Clock clock,
            PlatformTransactionManager transactions) {
        this.issuing = issuing;
        this.table = table;
        this.jobs = jobs;
        this.schedule = schedule;
        this.retention = retention;
        this.companies = companies;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// A page of reports, newest month first. Drafts say what the records say now.
    public ReportPage list(ReportQuery query) {
        Scope.system("report").run(() -> jobs.followChanges(query.month(), FRESHENED));
        List<Report> found = read(() -> table.list(query));
        if (found.size() <= query.limit()) {
            return new ReportPage(found, null);
        }
        List<Report> items = List.copyOf(found.subList(0, query.limit()));
        return new ReportPage(items, ReportCursor.after(items.getLast()).text());
    }

    /// The months of which there are reports, latest first.
    public List<YearMonth> months() {
        return read(table::months);
    }

    /// The report.
    ///
    /// @throws BansoException not found, where there is none that may be seen
    public Report get(UUID id) {
        return read(() -> table.find(id)).orElseThrow(() -> BansoException.notFound("report.error.no-report"));
    }

    /// The report with what it says.
    ///
    /// @throws BansoException not found, where there is none that may be seen
    public Contents contents(UUID id) {
        return issuing.contents(id);
    }

    /// Releases a draft as the records stand now; the company's contacts hear of it.
    ///
    /// @throws BansoException not found; conflict where it is no draft
    public Report release(UUID id) {
        return issuing.release(id, CurrentViewer.get().name());
    }

    /// Sets the expert's comment of a draft: plain text, an empty line ends a paragraph, `- ` begins a list's line.
    ///
    /// @throws BansoException not found; conflict where it is no draft; user where the text is too long
    public Report comment(UUID id, String text) {
        Mistakes mistakes = new Mistakes();
        String comment = mistakes.optional("comment", text, LONGEST_COMMENT);
        mistakes.throwIfAny();
        get(id);
        transaction.executeWithoutResult(status -> table.comment(id, comment));
        return get(id);
    }

    /// Makes the draft of a month long over, for a company that had none.
    ///
    /// @throws BansoException user, where the month is not over or the company was not monitored in it; conflict, where
    ///         there is a report already
    public Report create(UUID company, YearMonth month) {
        if (!CurrentViewer.get().staff()) {
            throw new Denied("error.denied");
        }
        companies.get(company);
        if (!month.isBefore(YearMonth.now(clock.withZone(MovableClock.JAPAN)))) {
            throw BansoException.user("report.error.not-over");
        }
        if (retention.ended(month)) {
            throw BansoException.user("report.error.month-ended");
        }
        if (read(() -> table.latest(company, month)).isPresent()) {
            throw BansoException.conflict("report.error.exists");
        }
        if (!issuing.draft(company, month)) {
            throw BansoException.user("report.error.not-monitored");
        }
        return read(() -> table.latest(company, month)).orElseThrow();
    }

    /// When the draft releases itself, or empty where it waits for a person.
    public Optional<Instant> due(Report draft) {
        return schedule.deadline().of(draft);
    }

    public Deadline deadline() {
        return schedule.deadline();
    }

    /// Sets when drafts release themselves; only the provider does.
    public void setDeadline(Deadline deadline) {
        schedule.set(deadline);
    }

    /// Months for which a report is kept after its own; null: without end.
    public @Nullable Integer keptMonths() {
        return retention.months();
    }

    /// Sets how long reports are kept, and with them the lines that they count; only the provider does.
    ///
    /// @param months 14 to 600, or null: without end
    /// @throws BansoException user, where the number is none of these
    public void keep(@Nullable Integer months) {
        retention.keep(months);
    }

    private <T> T read(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
