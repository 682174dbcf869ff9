package dev.banso.intake.inbox;

import dev.banso.journal.Journal;
import dev.banso.journal.JournalRefusedException;
import dev.banso.journal.JournalState;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Takes lines into the journal. A line counts as received when it is on disk, never before.
@Component
public class Inbox {
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int LINES_PER_GROUP = 256;

    private final Journal journal;
    private final Map<Entrance, Tally> tallies = new EnumMap<>(Entrance.class);

    Inbox(Journal journal, MeterRegistry registry) {
        this.journal = journal;
        for (Entrance entrance : Entrance.values()) {
            tallies.put(entrance, new Tally(new EntranceCounters(registry, entrance)));
        }
    }

    /// Takes a line of a sender that cannot wait. While the disk is only slow this waits, and the system's buffer takes what
    /// comes meanwhile; where the journal is full the line is dropped and counted.
    ///
    /// @throws JournalRefusedException where the journal was closed
    public void offer(ReceivedLine line) throws InterruptedException {
        Tally tally = tally(line.entrance());
        try {
            tally.note(journal.append(line.encode()), line);
        } catch (JournalRefusedException refused) {
            if (refused.state() == JournalState.CLOSED) {
                throw refused;
            }
            tally.counters.droppedAtJournal();
        }
    }

    /// Takes a line, waiting as long as the journal is full: the back-pressure that the sender feels.
    ///
    /// @return its place in the journal
    /// @throws JournalRefusedException where the journal was closed
    public long put(ReceivedLine line) throws InterruptedException {
        byte[] record = line.encode();
        while (true) {
            try {
                long sequence = journal.append(record);
                tally(line.entrance()).note(sequence, line);
                return sequence;
            } catch (JournalRefusedException refused) {
                if (refused.state() == JournalState.CLOSED) {
                    throw refused;
                }
                journal.awaitOpen(RETRY);
            }
        }
    }

    /// Waits until everything up to this place is on disk.
    public void awaitDurable(long sequence) {
        journal.whenDurable(sequence).join();
    }

    /// What was counted at an entrance, brought up to what is on disk by now.
    public EntranceCounters counters(Entrance entrance) {
        Tally tally = tally(entrance);
        tally.settle(journal.durableSequence());
        return tally.counters;
    }

    /// Brings all counters up to what is on disk by now.
    public void settle() {
        long durable = journal.durableSequence();
        tallies.values().forEach(tally -> tally.settle(durable));
    }

    private Tally tally(Entrance entrance) {
        return java.util.Objects.requireNonNull(tallies.get(entrance));
    }

    /// Lines of one entrance that are in the journal's memory, waiting for the disk: in groups, and a group counts when
    /// its last line is on disk.
    private static final class Tally {
        private final EntranceCounters counters;
        private final ArrayDeque<Group> waiting = new ArrayDeque<>();
        private Group open = Group.NONE;

        private Tally(EntranceCounters counters) {
            this.counters = counters;
        }

        private synchronized void note(long sequence, ReceivedLine line) {
            open = open.with(sequence, line.line().length);
            if (open.lines() == LINES_PER_GROUP) {
                waiting.add(open);
                open = Group.NONE;
            }
        }

        private synchronized void settle(long durable) {
            if (open.lines() > 0 && open.last() <= durable) {
                waiting.add(open);
                open = Group.NONE;
            }
            while (!waiting.isEmpty() && waiting.getFirst().last() <= durable) {
                Group settled = waiting.removeFirst();
                counters.received(settled.lines(), settled.bytes());
            }
        }
    }

    private record Group(long last, long lines, long bytes) {
        private static final Group NONE = new Group(0, 0, 0);

        private Group with(long sequence, long size) {
            return new Group(Math.max(last, sequence), lines + 1, bytes + size);
        }
    }
}
