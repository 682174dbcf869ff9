package dev.banso.intake;

import dev.banso.intake.inbox.Entrance;
import dev.banso.intake.inbox.EntranceCounters;
import dev.banso.intake.inbox.Inbox;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.journal.Journal;
import dev.banso.journal.JournalStatistics;
import dev.banso.operation.Loss;
import dev.banso.operation.Loss.Harm;
import dev.banso.operation.Observed;
import dev.banso.operation.Queue;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What waits and what is lost between the socket and the event.
@Component
@Order(10)
class IntakeObserved implements Observed {
    private final Journal journal;
    private final Inbox inbox;
    private final Pipeline pipeline;

    IntakeObserved(Journal journal, Inbox inbox, Pipeline pipeline) {
        this.journal = journal;
        this.inbox = inbox;
        this.pipeline = pipeline;
    }

    @Override
    public List<Queue> queues() {
        JournalStatistics statistics = journal.statistics();
        return List.of(
                Queue.unbounded("disk-lines", Math.max(0, statistics.nextSequence() - 1 - statistics.durableSequence())),
                Queue.unbounded("lines", pipeline.lag()),
                new Queue("batches", pipeline.batches(), (long) Pipeline.MOST_BATCHES),
                new Queue("journal-bytes", statistics.bytes(), journal.limitBytes()));
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
