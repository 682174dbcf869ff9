package dev.banso.intake.pipeline;

import dev.banso.intake.inbox.ReceivedLine;
import dev.banso.intake.log.LogPartition;
import dev.banso.intake.log.LogReader;
import dev.banso.intake.log.LogRecord;
import dev.banso.intake.passage.OpenPassages;
import dev.banso.operation.Stage;
import dev.banso.operation.StageTimers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes batches of what is in a partition of the log: full ones when much is waiting, else whatever came within half a second, so
/// that the lake does not fill with tiny files.
class BatchReader {
    private static final int MOST_LINES = 10_000;
    private static final long MOST_BYTES = 10L << 20;
    private static final Duration LINGER = Duration.ofMillis(400);
    private static final Duration WAIT = Duration.ofMillis(500);

    private final LogPartition partition;
    private final OpenPassages passages;
    private final LineReading reading;
    private final LinesInHand inHand;
    private final StageTimers timers;

    BatchReader(LogPartition partition, OpenPassages passages, LineReading reading, LinesInHand inHand, StageTimers timers) {
        this.partition = partition;
        this.passages = passages;
        this.reading = reading;
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
                List<LogRecord> records = collect(reader == null ? reader = partition.read(previous + 1) : reader);
                if (records.isEmpty()) {
                    return null;
                }
                long begun = System.nanoTime();
                List<ReadLine> lines = timers.get(Stage.READ, () -> read(records));
                Batch batch = new Batch(previous, records.getLast().sequence(), lines, Duration.ofNanos(System.nanoTime() - begun));
                previous = batch.last();
                return batch;
            } catch (RuntimeException failure) {
                close();
                throw failure;
            }
        }

        private List<LogRecord> collect(LogReader reader) throws InterruptedException {
            List<LogRecord> records = new ArrayList<>(reader.nextBatch(MOST_LINES, MOST_BYTES, WAIT));
            if (!records.isEmpty()) {
                inHand.take(records.getFirst().sequence(), ReceivedLine.decode(records.getFirst().payload()));
            }
            long bytes = size(records);
            long deadline = System.nanoTime() + LINGER.toNanos();
            while (!records.isEmpty() && records.size() < MOST_LINES && bytes < MOST_BYTES) {
                long left = deadline - System.nanoTime();
                List<LogRecord> more = left <= 0 ? List.of()
                        : reader.nextBatch(MOST_LINES - records.size(), MOST_BYTES - bytes, Duration.ofNanos(left));
                if (more.isEmpty()) {
                    break;
                }
                records.addAll(more);
                bytes += size(more);
            }
            return records;
        }

        @Override
        public void close() {
            if (reader != null) {
                reader.close();
                reader = null;
            }
        }
    }

    private static long size(List<LogRecord> records) {
        return records.stream().mapToLong(record -> record.payload().length).sum();
    }

    private List<ReadLine> read(List<LogRecord> records) {
        OpenPassages.Taking taking = passages.begin();
        List<Waiting> waiting = new ArrayList<>(records.size());
        for (LogRecord record : records) {
            ReceivedLine line = ReceivedLine.decode(record.payload());
            if (line.passage() == null || taking.take(line.passage())) {
                waiting.add(new Waiting(record.sequence(), line));
            }
        }
        ReadLine[] lines = new ReadLine[waiting.size()];
        Arrays.parallelSetAll(lines, index -> reading.read(waiting.get(index).sequence(), waiting.get(index).line(), passages));
        taking.keep();
        return Arrays.asList(lines);
    }

    private record Waiting(long sequence, ReceivedLine line) {}
}
