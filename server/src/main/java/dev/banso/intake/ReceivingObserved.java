package dev.banso.intake;

import dev.banso.intake.inbox.Entrance;
import dev.banso.intake.inbox.EntranceCounters;
import dev.banso.intake.inbox.Inbox;
import dev.banso.intake.log.IntakeLog;
import dev.banso.journal.Journal;
import dev.banso.journal.JournalStatistics;
import dev.banso.operation.Bounds;
import dev.banso.operation.Finding;
import dev.banso.operation.Loss.Harm;
import dev.banso.operation.Loss;
import dev.banso.operation.ObservedInProcess;
import dev.banso.operation.Queue;
import dev.banso.operation.Unit;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What waits and what is lost between the socket and the log.
@Component
@OnlyIn({ProcessRole.COLLECTOR, ProcessRole.CONSOLE})
@Order(1)
class ReceivingObserved implements ObservedInProcess {
    private static final Bounds JOURNAL_PERCENT = Bounds.above(50, 80);

    private final IntakeLog log;
    /// None in a process that does not keep one.
    private final @Nullable Journal journal;
    private final Inbox inbox;

    ReceivingObserved(IntakeLog log, ObjectProvider<Journal> journal, Inbox inbox) {
        this.log = log;
        this.journal = journal.getIfAvailable();
        this.inbox = inbox;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(List.of(Finding.must("receiving", log.problem() == null, log.problem()).seenAt("/intake")));
        if (journal != null) {
            findings.add(Finding.of("journal", 100.0 * journal.statistics().bytes() / journal.limitBytes(), Unit.PERCENT, JOURNAL_PERCENT));
        }
        return findings;
    }

    @Override
    public List<Queue> queues() {
        if (journal == null) {
            return List.of();
        }
        JournalStatistics statistics = journal.statistics();
        return List.of(
                Queue.unbounded("disk-lines", Math.max(0, statistics.nextSequence() - 1 - statistics.durableSequence())),
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

    /// Those of every entrance, from which [EntranceCounters.Snapshot#of] makes one of all processes.
    @Override
    public Map<String, Long> counters() {
        Map<String, Long> counters = new HashMap<>();
        for (Entrance entrance : Entrance.values()) {
            counters.putAll(inbox.counters(entrance).snapshot().named(entrance));
        }
        return counters;
    }
}
