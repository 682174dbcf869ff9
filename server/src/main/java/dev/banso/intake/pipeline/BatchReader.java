package dev.banso.intake.pipeline;

import dev.banso.events.Reading;
import dev.banso.intake.inbox.ReceivedLine;
import dev.banso.intake.log.LogPartition;
import dev.banso.intake.log.LogReader;
import dev.banso.intake.log.LogRecord;
import dev.banso.intake.passage.OpenPassages;
import dev.banso.lake.StoredEvent;
import dev.banso.operation.Stage;
import dev.banso.operation.StageTimers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Makes batches of what is in a partition of the log: full ones when much is waiting, else whatever came within half a second, so
/// that the lake does not fill with tiny files.
class BatchReader {
    static final int MOST_LINES = 10_000;
    private static final long MOST_BYTES = 10L << 20;
    private static final Duration LINGER = Duration.ofMillis(400);
    private static final Duration WAIT = Duration.ofMillis(500);

    private final LogPartition partition;
    private final OpenPassages passages;
    private final LineReading reading;
    private final Predicate<Reading> wants;
    private final LinesInHand inHand;
    private final StageTimers timers;

    /// @param wants whether a line is to be looked at within the batch's transaction
    BatchReader(LogPartition partition, OpenPassages passages, LineReading reading, Predicate<Reading> wants, LinesInHand inHand,
            StageTimers timers) {
        this.partition = partition;
        this.passages = passages;
        this.reading = reading;
        this.wants = wants;
        this.inHand = inHand;
        this.timers = timers;
    }

    /// Opens the partition behind that place.
    Open open(long previous) {
        return new Open(previous);
    }

    /// The partition, open for reading; for one thread.
    final class Open implements AutoCloseable {
        private @Nullable LogReader reader;
        private long previous;

        private Open(long previous) {
            this.previous = previous;
        }

        /// The next batch, or null where nothing came within a while. After a failure it goes on behind the last batch.
        @Nullable Batch next() throws InterruptedException {
            try {
                List<Waiting> waiting = collect(reader == null ? reader = partition.read(previous + 1) : reader);
                if (waiting.isEmpty()) {
                    return null;
                }
                long begun = System.nanoTime();
                Batch batch = timers.get(Stage.READ, () -> batch(waiting, begun));
                previous = batch.last();
                return batch;
            } catch (RuntimeException failure) {
                close();
                throw failure;
            }
        }

        private Batch batch(List<Waiting> waiting, long begun) {
            OpenPassages.Taking taking = passages.begin();
            List<ReadLine> lines = read(waiting.stream()
                    .filter(each -> each.line().passage() == null || taking.take(each.line().passage())).toList());
            List<StoredEvent> toStore = lines.stream().map(ReadLine::toStore).toList();
            BatchDigest digest = BatchDigest.of(lines, wants);
            taking.keep();
            return new Batch(previous, waiting.getLast().sequence(), toStore, digest, Duration.ofNanos(System.nanoTime() - begun));
        }

        private List<Waiting> collect(LogReader reader) throws InterruptedException {
            List<LogRecord> records = reader.nextBatch(MOST_LINES, MOST_BYTES, WAIT);
            List<Waiting> waiting = new ArrayList<>();
            long bytes = add(records, waiting);
            if (!waiting.isEmpty()) {
                inHand.take(waiting.getFirst().sequence(), waiting.getFirst().line());
            }
            long deadline = System.nanoTime() + LINGER.toNanos();
            while (!records.isEmpty() && waiting.size() < MOST_LINES && bytes < MOST_BYTES) {
                long left = deadline - System.nanoTime();
                records = left <= 0 ? List.of()
                        : reader.nextBatch(MOST_LINES - waiting.size(), MOST_BYTES - bytes, Duration.ofNanos(left));
                bytes += add(records, waiting);
            }
            return waiting;
        }

        @Override
        public void close() {
            if (reader != null) {
                reader.close();
                reader = null;
            }
        }
    }

    /// Decodes at once, so that records need not be kept beside their lines.
    ///
    /// @return bytes of the records
    private static long add(List<LogRecord> records, List<Waiting> waiting) {
        long bytes = 0;
        for (LogRecord record : records) {
            waiting.add(new Waiting(record.sequence(), ReceivedLine.decode(record.payload())));
            bytes += record.payload().length;
        }
        return bytes;
    }

    private List<ReadLine> read(List<Waiting> taken) {
        ReadLine[] lines = new ReadLine[taken.size()];
        Arrays.parallelSetAll(lines, index -> reading.read(taken.get(index).sequence(), taken.get(index).line(), passages));
        return Arrays.asList(lines);
    }

    private record Waiting(long sequence, ReceivedLine line) {}
}
