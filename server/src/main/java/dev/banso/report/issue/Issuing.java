package dev.banso.report.issue;

import dev.banso.clock.MovableClock;
import dev.banso.company.Companies;
import dev.banso.database.Scope;
import dev.banso.notify.Outbox;
import dev.banso.notify.ReportAnnouncement;
import dev.banso.problem.BansoException;
import dev.banso.report.Change;
import dev.banso.report.Coverage;
import dev.banso.report.Report;
import dev.banso.report.Snapshot;
import dev.banso.report.Words;
import dev.banso.report.paper.Edition;
import dev.banso.report.paper.ReportPapers;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The life of a report: draft, release, and the revision that a later change calls for. One report is worked on at a
/// time, from taking its snapshot to writing it down, so that an older view never overwrites a newer one.
@Component
class Issuing {
    private final SnapshotBuilder builder;
    private final ReportTable table;
    private final Rechecks rechecks;
    private final ReportRetention retention;
    private final Companies companies;
    private final ReportPapers papers;
    private final Outbox outbox;
    private final MessageSource messages;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    Issuing(SnapshotBuilder builder, ReportTable table, Rechecks rechecks, ReportRetention retention, Companies companies,
            ReportPapers papers, Outbox outbox, MessageSource messages, Clock clock, PlatformTransactionManager transactions) {
        this.builder = builder;
        this.table = table;
        this.rechecks = rechecks;
        this.retention = retention;
        this.companies = companies;
        this.papers = papers;
        this.outbox = outbox;
        this.messages = messages;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Makes the first draft of a month that is over, where there is none yet and the company was monitored.
    ///
    /// @return whether one was made
    boolean draft(UUID company, YearMonth month) {
        return alone(() -> {
            Snapshot snapshot = builder.build(company, month);
            return snapshot.current().coverage() != Coverage.NOT_MONITORED
                    && inTransaction(() -> table.latest(company, month).isEmpty()
                            && table.insertDraft(snapshot, 1, "", List.of(), clock.instant()));
        });
    }

    /// Brings a month's report up to date with its records: a draft is written anew, a released report that says
    /// something else gets a revision, a revision that says nothing new any more goes away.
    void recheck(Rechecks.Recheck recheck) {
        alone(() -> {
            boolean over = recheck.month().isBefore(currentMonth()) && !retention.ended(recheck.month());
            Snapshot snapshot = over ? builder.build(recheck.company(), recheck.month()) : null;
            return inTransaction(() -> {
                boolean there = companies.hold(recheck.company());
                if (snapshot != null && there) {
                    follow(snapshot);
                }
                rechecks.done(recheck);
                return true;
            });
        });
    }

    /// Releases a draft, taken anew from the records at this moment, and announces it.
    ///
    /// @throws BansoException conflict, where it is no draft or corrects nothing any more
    Report release(UUID id, String by) {
        return alone(() -> {
            Report draft = inTransaction(() -> get(id));
            if (!draft.draft()) {
                throw BansoException.conflict("report.error.released");
            }
            Snapshot snapshot = builder.build(draft.company(), draft.month());
            return inTransaction(() -> release(draft, snapshot, by));
        });
    }

    /// A report with its contents: a released one as it was released, a draft as the records stand now.
    Contents contents(UUID id) {
        Report report = inTransaction(() -> get(id));
        if (!report.draft()) {
            return new Contents(report, inTransaction(() -> table.snapshot(id)), report.changes());
        }
        Snapshot now = builder.build(report.company(), report.month());
        return new Contents(report, now, inTransaction(() -> changes(now)));
    }

    private Report release(Report draft, Snapshot snapshot, String by) {
        if (!companies.hold(draft.company())) {
            throw BansoException.notFound("report.error.no-report");
        }
        List<Change> changes = changes(snapshot);
        if (draft.revision() > 1 && changes.isEmpty()) {
            throw BansoException.conflict("report.error.unchanged");
        }
        table.updateDraft(draft.id(), snapshot, changes);
        Edition edition = new Edition(draft.revision(), clock.instant(), draft.comment(), changes);
        table.release(draft, papers.unprintable(snapshot, edition), clock.instant(), by);
        Words words = new Words(messages, snapshot.locale());
        outbox.enqueue(new ReportAnnouncement(draft.company(), draft.id(), draft.month(), draft.revision(), "/reports/" + draft.id(),
                changes.stream()
                        .map(change -> words.text("report.change.sentence", change.figure(), change.before(), change.after()))
                        .toList()));
        return get(draft.id());
    }

    private void follow(Snapshot snapshot) {
        Optional<Report> latest = table.latest(snapshot.company(), snapshot.month());
        if (latest.isEmpty()) {
            if (snapshot.current().coverage() != Coverage.NOT_MONITORED) {
                table.insertDraft(snapshot, 1, "", List.of(), clock.instant());
            }
            return;
        }
        Report report = latest.get();
        List<Change> changes = changes(snapshot);
        if (!report.draft()) {
            if (!changes.isEmpty()) {
                table.insertDraft(snapshot, report.revision() + 1, report.comment(), changes, clock.instant());
            }
        } else if (report.revision() > 1 && changes.isEmpty()) {
            table.deleteDraft(report.id());
        } else {
            table.updateDraft(report.id(), snapshot, changes);
        }
    }

    /// What the snapshot changes against the edition that the company holds.
    private List<Change> changes(Snapshot snapshot) {
        return table.released(snapshot.company(), snapshot.month())
                .map(released -> new Comparison(new Words(messages, snapshot.locale())).between(released, snapshot))
                .orElse(List.of());
    }

    private Report get(UUID id) {
        return table.find(id).orElseThrow(() -> BansoException.notFound("report.error.no-report"));
    }

    private YearMonth currentMonth() {
        return YearMonth.now(clock.withZone(MovableClock.JAPAN));
    }

    private <T> T alone(Supplier<T> work) {
        oneAtATime.lock();
        try {
            return work.get();
        } finally {
            oneAtATime.unlock();
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        if (Scope.current() == null) {
            throw new IllegalStateException("reports are worked on within a scope");
        }
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
