package dev.banso.intake.inbox;

import dev.banso.intake.log.IntakeLog;
import dev.banso.intake.log.LogRefused;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Takes lines into the log. A line counts as received when it is durable there, never before.
@Component
public class Inbox {
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int LINES_PER_GROUP = 256;

    private final IntakeLog log;
    private final LineKeys keys;
    private final Map<Entrance, Tally> tallies = new EnumMap<>(Entrance.class);

    Inbox(IntakeLog log, LineKeys keys, MeterRegistry registry) {
        this.log = log;
        this.keys = keys;
        for (Entrance entrance : Entrance.values()) {
            tallies.put(entrance, new Tally(new EntranceCounters(registry, entrance)));
        }
        Gauge.builder("banso.intake.journal.open", log, each -> each.problem() == null ? 1 : 0)
                .description("1 while lines are taken, 0 while the journal or its disk is full or fails, or Kafka is away").register(registry);
    }

    /// Takes a line of a sender that cannot wait. While the log is only slow this waits, and the system's buffer takes what
    /// comes meanwhile; where the log is full or cannot be reached the line is dropped and counted.
    ///
    /// @throws LogRefused where the log was closed
    public void offer(ReceivedLine line) throws InterruptedException {
        Tally tally = tally(line.entrance());
        try {
            tally.note(log.append(line.encode(), () -> keys.of(line)), line);
        } catch (LogRefused refused) {
            if (refused.isClosed()) {
                throw refused;
            }
            tally.counters.droppedAtJournal();
        }
    }

    /// Takes a line, waiting as long as the log takes none: the back-pressure that the sender feels.
    ///
    /// @return its ticket in the log
    /// @throws LogRefused where the log was closed
    public long put(ReceivedLine line) throws InterruptedException {
        byte[] record = line.encode();
        while (true) {
            try {
                long ticket = log.append(record, () -> keys.of(line));
                tally(line.entrance()).note(ticket, line);
                return ticket;
            } catch (LogRefused refused) {
                if (refused.isClosed()) {
                    throw refused;
                }
                log.awaitOpen(RETRY);
            }
        }
    }

    /// Waits until everything up to this ticket is durable.
    public void awaitDurable(long ticket) {
        log.whenDurable(ticket).join();
    }

    /// What was counted at an entrance, brought up to what is on disk by now.
    public EntranceCounters counters(Entrance entrance) {
        Tally tally = tally(entrance);
        tally.settle(log.durable());
        return tally.counters;
    }

    /// Brings all counters up to what is on disk by now.
    public void settle() {
        long durable = log.durable();
        tallies.values().forEach(tally -> tally.settle(durable));
    }

    private Tally tally(Entrance entrance) {
        return java.util.Objects.requireNonNull(tallies.get(entrance));
    }

    /// Lines of one entrance that are in the log's memory, on their way to a disk: in groups, and a group counts when
    /// its last line is there.
    private static final class Tally {
        private final EntranceCounters counters;
        private final ArrayDeque<Group> waiting = new ArrayDeque<>();
        private Group open = Group.NONE;

        private Tally(EntranceCounters counters) {
            this.counters = counters;
        }

        private synchronized void note(long ticket, ReceivedLine line) {
            open = open.with(ticket, line.line().length);
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

        private Group with(long ticket, long size) {
            return new Group(Math.max(last, ticket), lines + 1, bytes + size);
        }
    }
}
