package dev.banso.intake;

import dev.banso.intake.inbox.Entrance;
import dev.banso.intake.inbox.EntranceCounters;
import dev.banso.intake.inbox.Inbox;
import dev.banso.intake.log.IntakeLog;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.intake.pipeline.PipelineState;
import dev.banso.intake.pipeline.Pipelines;
import dev.banso.journal.Journal;
import dev.banso.journal.JournalStatistics;
import dev.banso.operation.Bounds;
import dev.banso.operation.Finding;
import dev.banso.operation.Loss.Harm;
import dev.banso.operation.Loss;
import dev.banso.operation.Observed;
import dev.banso.operation.Queue;
import dev.banso.operation.Unit;
import dev.banso.operation.WorkProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What waits and what is lost between the socket and the event, and whether it goes on.
@Component
@Order(1)
class IntakeObserved implements Observed, WorkProgress {
    /// The goal: a line is found five seconds after it was received.
    private static final Bounds FRESH_SECONDS = Bounds.above(5, 60);
    private static final Bounds WAITING_LINES = Bounds.above(50_000, 1_000_000);
    private static final Bounds JOURNAL_PERCENT = Bounds.above(50, 80);

    private final IntakeLog log;
    /// None in a process that does not keep one.
    private final @Nullable Journal journal;
    private final Inbox inbox;
    private final Pipelines pipelines;

    IntakeObserved(IntakeLog log, ObjectProvider<Journal> journal, Inbox inbox, Pipelines pipelines) {
        this.log = log;
        this.journal = journal.getIfAvailable();
        this.inbox = inbox;
        this.pipelines = pipelines;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(List.of(
                Finding.must("receiving", log.problem() == null, log.problem()).seenAt("/intake"),
                Finding.must("processing", problem() == null, problem()),
                Finding.of("fresh", Math.max(seconds(delay()), seconds(pipelines.latestDelay())), Unit.SECONDS, FRESH_SECONDS),
                Finding.of("waiting", lag(), Unit.COUNT, WAITING_LINES)));
        if (journal != null) {
            findings.add(Finding.of("journal", 100.0 * journal.statistics().bytes() / journal.limitBytes(), Unit.PERCENT, JOURNAL_PERCENT));
        }
        return findings;
    }

    @Override
    public Progress progress() {
        return new Progress(pipelines.processedLines(), lag(), delay(), problem());
    }

    private long lag() {
        return pipelines.all().stream().mapToLong(Pipeline::lag).sum();
    }

    private Duration delay() {
        return pipelines.all().stream().map(Pipeline::delay).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private @Nullable String problem() {
        return pipelines.all().stream().map(Pipeline::state).map(PipelineState::problem).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static double seconds(Duration length) {
        return length.toMillis() / 1000.0;
    }

    @Override
    public List<Queue> queues() {
        List<Pipeline> all = pipelines.all();
        List<Queue> queues = new ArrayList<>(List.of(
                Queue.unbounded("lines", lag()),
                new Queue("batches", all.stream().mapToLong(Pipeline::batches).sum(), (long) Pipeline.MOST_BATCHES * all.size())));
        if (journal != null) {
            JournalStatistics statistics = journal.statistics();
            queues.add(Queue.unbounded("disk-lines", Math.max(0, statistics.nextSequence() - 1 - statistics.durableSequence())));
            queues.add(new Queue("journal-bytes", statistics.bytes(), journal.limitBytes()));
        }
        return queues;
    }

    @Override
    public List<Loss> losses() {
        List<Loss> losses = new ArrayList<>();
        EntranceCounters.Snapshot udp = inbox.counters(Entrance.UDP).snapshot();
        losses.add(new Loss("udp-kernel", udp.droppedByKernel(), Harm.LOST));
        losses.add(new Loss("udp-journal", udp.droppedAtJournal(), Harm.LOST));
        long cut = 0;
        long incomplete = 0;
        long refused = 0;
        for (Entrance entrance : Entrance.values()) {
            EntranceCounters.Snapshot counters = inbox.counters(entrance).snapshot();
            cut += counters.oversize();
            incomplete += counters.incomplete();
            refused += counters.refusedConnections();
        }
        losses.add(new Loss("incomplete", incomplete, Harm.LOST));
        losses.add(new Loss("oversize", cut, Harm.REFUSED));
        losses.add(new Loss("connections", refused, Harm.REFUSED));
        return losses;
    }
}
