package dev.banso.intake.log;

import dev.banso.journal.Journal;
import dev.banso.journal.JournalException;
import dev.banso.journal.JournalReader;
import dev.banso.journal.JournalRefusedException;
import dev.banso.journal.JournalState;
import dev.banso.journal.JournalStatistics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The journal under the data folder: the log of an installation on one machine, and its only partition.
public final class JournalLog implements IntakeLog, LogPartition, LogEnds {
    private static final Logger LOG = LoggerFactory.getLogger(JournalLog.class);

    private final Journal journal;

    public JournalLog(Journal journal) {
        this.journal = journal;
    }

    @Override
    public long append(byte[] record, Supplier<String> key) throws InterruptedException {
        try {
            return journal.append(record);
        } catch (JournalRefusedException refused) {
            throw new LogRefused(String.valueOf(refused.getMessage()), refused.state() == JournalState.CLOSED);
        }
    }

    @Override
    public long durable() {
        return journal.durableSequence();
    }

    @Override
    public CompletableFuture<Void> whenDurable(long ticket) {
        return journal.whenDurable(ticket);
    }

    @Override
    public boolean awaitOpen(Duration timeout) throws InterruptedException {
        return journal.awaitOpen(timeout);
    }

    @Override
    public @Nullable String problem() {
        JournalStatistics statistics = journal.statistics();
        return statistics.state() == JournalState.OPEN ? null : statistics.message();
    }

    @Override
    public long bytes() {
        return journal.statistics().bytes();
    }

    @Override
    public int number() {
        return 0;
    }

    @Override
    public long end() {
        return journal.durableSequence();
    }

    @Override
    public Map<Integer, Long> ends() {
        return Map.of(number(), end());
    }

    @Override
    public LogReader read(long fromSequence) {
        return new Reader(journal.read(fromSequence));
    }

    @Override
    public void continueAfter(long sequence) {
        journal.continueAfter(sequence);
    }

    @Override
    public void acknowledge(long sequence) {
        journal.acknowledge(sequence);
    }

    @Override
    public long seal() {
        long last = journal.roll();
        journal.forgetCuts();
        return last;
    }

    /// A full journal whose lines are all worked off gives up even the file that it is writing.
    @Override
    public void makeRoom(long processed) {
        if (journal.state() == JournalState.FULL && journal.durableSequence() <= processed) {
            try {
                journal.roll();
                journal.acknowledge(processed);
            } catch (JournalException noRoom) {
                // The journal says itself that it is full; with any room at all it works the next time.
                LOG.debug("roll", noRoom);
            }
        }
    }

    private record Reader(JournalReader reader) implements LogReader {
        @Override
        public List<LogRecord> nextBatch(int mostRecords, long mostBytes, Duration wait) throws InterruptedException {
            return reader.nextBatch(mostRecords, mostBytes, wait).stream()
                    .map(record -> new LogRecord(record.sequence(), record.payload()))
                    .toList();
        }

        @Override
        public void close() {
            try {
                reader.close();
            } catch (IOException unclosed) {
                throw new UncheckedIOException(unclosed);
            }
        }
    }
}
