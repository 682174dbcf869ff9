package dev.banso.intake.pipeline;

import dev.banso.intake.inbox.ReceivedLine;
import dev.banso.intake.passage.OpenPassages;
import dev.banso.journal.Journal;
import dev.banso.journal.JournalReader;
import dev.banso.journal.JournalRecord;
import dev.banso.operation.Stage;
import dev.banso.operation.StageTimers;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes batches of what is in the journal: full ones when much is waiting, else whatever came within half a second, so
/// that the lake does not fill with tiny files.
@Component
class BatchReader {
    private static final int MOST_LINES = 20_000;
    private static final long MOST_BYTES = 20L << 20;
    private static final Duration LINGER = Duration.ofMillis(400);
    private static final Duration WAIT = Duration.ofMillis(500);

    private final Journal journal;
    private final OpenPassages passages;
    private final LineReading reading;
    private final LinesInHand inHand;
    private final StageTimers timers;

    BatchReader(Journal journal, OpenPassages passages, LineReading reading, LinesInHand inHand, StageTimers timers) {
        this.journal = journal;
        this.passages = passages;
        this.reading = reading;
        this.inHand = inHand;
        this.timers = timers;
    }

    /// Opens the journal behind that place.
    Open open(long previous) {
        return new Open(previous);
    }

    /// The journal, open for reading; for one thread.
    final class Open implements AutoCloseable {
        private @Nullable JournalReader reader;
        private long previous;

        private Open(long previous) {
            this.previous = previous;
        }

        /// The next batch, or null where nothing came within a while. After a failure it goes on behind the last batch.
        @Nullable Batch next() throws InterruptedException, IOException {
            try {
                List<JournalRecord> records = collect(reader == null ? reader = journal.read(previous + 1) : reader);
                if (records.isEmpty()) {
                    return null;
                }
                Batch batch = new Batch(previous, records.getLast().sequence(), timers.get(Stage.READ, () -> read(records)));
                previous = batch.last();
                return batch;
            } catch (RuntimeException failure) {
                close();
                throw failure;
            }
        }

        private List<JournalRecord> collect(JournalReader reader) throws InterruptedException {
            List<JournalRecord> records = new ArrayList<>(reader.nextBatch(MOST_LINES, MOST_BYTES, WAIT));
            if (!records.isEmpty()) {
                inHand.take(records.getFirst().sequence(), ReceivedLine.decode(records.getFirst().payload()));
            }
            long bytes = size(records);
            long deadline = System.nanoTime() + LINGER.toNanos();
            while (!records.isEmpty() && records.size() < MOST_LINES && bytes < MOST_BYTES) {
                long left = deadline - System.nanoTime();
                List<JournalRecord> more = left <= 0 ? List.of()
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
        public void close() throws IOException {
            if (reader != null) {
                reader.close();
                reader = null;
            }
        }
    }

    private static long size(List<JournalRecord> records) {
        return records.stream().mapToLong(record -> record.payload().length).sum();
    }

    private List<ReadLine> read(List<JournalRecord> records) {
        OpenPassages.Taking taking = passages.begin();
        List<Waiting> waiting = new ArrayList<>(records.size());
        for (JournalRecord record : records) {
            ReceivedLine line = ReceivedLine.decode(record.payload());
            if (line.passage() == null || taking.take(line.passage())) {
                waiting.add(new Waiting(record.sequence(), line));
            }
        }
        ReadLine[] lines = new ReadLine[waiting.size()];
        Arrays.parallelSetAll(lines, index -> reading.read(waiting.get(index).sequence(), waiting.get(index).line()));
        taking.keep();
        return Arrays.asList(lines);
    }

    private record Waiting(long sequence, ReceivedLine line) {}
}
