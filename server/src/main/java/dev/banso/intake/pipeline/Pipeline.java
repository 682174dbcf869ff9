package dev.banso.intake.pipeline;

import dev.banso.database.Scope;
import dev.banso.intake.log.LogPartition;
import dev.banso.lake.Lake;
import dev.banso.operation.Ending;
import dev.banso.operation.Stage;
import dev.banso.operation.StageTimers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Works a partition of the log off in three threads: one reads a batch (parsing on all processors) while the next one writes the
/// batch before into the lake and the last one commits the batch before that, or several where that pays. Whatever fails is tried
/// again until it succeeds; nothing is skipped, and the reason stands on the intake page meanwhile.
public class Pipeline implements SmartLifecycle {
    private static final int MOST_STORED = 3;
    /// Batches that can be under way: one that is read, one that is being stored, those that are, and those that are committed together.
    public static final int MOST_BATCHES = 2 + MOST_STORED + Gathering.MOST_BATCHES;

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final Scope SCOPE = Scope.system("pipeline");
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final long POLL_MILLISECONDS = 200;

    private final LogPartition partition;
    private final Lake lake;
    private final BatchReader reader;
    private final BatchCommit commit;
    private final PipelineCounters counters;
    private final CommitTurns turns;
    private final LinesInHand inHand;
    private final StageTimers timers;
    private final String holder;
    private final Persistence reading;
    private final Persistence storing;
    private final Persistence committing;
    /// Hand to hand, so that no more than two batches are in memory with all their lines.
    private final BlockingQueue<Batch> read = new SynchronousQueue<>();
    private final BlockingQueue<Batch> stored = new ArrayBlockingQueue<>(MOST_STORED);
    private volatile boolean running;
    private volatile long processed;
    private List<Thread> threads = List.of();
    private volatile long epoch;

    Pipeline(LogPartition partition, Lake lake, BatchReader reader, BatchCommit commit, PipelineCounters counters,
            CommitTurns turns, LinesInHand inHand, StageTimers timers, String holder, Clock clock) {
        this.partition = partition;
        this.lake = lake;
        this.reader = reader;
        this.commit = commit;
        this.counters = counters;
        this.turns = turns;
        this.inHand = inHand;
        this.timers = timers;
        this.holder = holder;
        this.reading = new Persistence("The log does not answer", this::isRunning, counters, clock);
        this.storing = new Persistence("The lake does not answer", this::isRunning, counters, clock);
        this.committing = new Persistence("The database does not answer", this::isRunning, counters, clock);
    }

    /// The part of the log that it works off.
    public LogPartition partition() {
        return partition;
    }

    /// Where its lines go.
    public Lake lake() {
        return lake;
    }

    public PipelineState state() {
        return Stream.of(committing, storing, reading)
                .map(Persistence::obstacle)
                .filter(Objects::nonNull)
                .findFirst()
                .map(met -> new PipelineState(processed, met.text(), met.since()))
                .orElseGet(() -> new PipelineState(processed, null, null));
    }

    /// Lines that are on disk and not yet processed.
    public long lag() {
        return Math.max(0, partition.end() - processed);
    }

    /// Since when the oldest line waits that was received and is not processed yet; null where none waits.
    public @Nullable Instant waitingSince() {
        Instant since = inHand.since();
        Persistence.Obstacle unreadable = since == null && lag() > 0 ? reading.obstacle() : null;
        return unreadable == null ? since : unreadable.since();
    }

    /// The age of the oldest line that was received and is not processed yet; nothing while none waits.
    public Duration delay() {
        Instant since = waitingSince();
        return since == null ? Duration.ZERO : inHand.age(since);
    }

    /// Batches that were taken out of the journal and are not processed yet: [#MOST_BATCHES] at most.
    public int batches() {
        return inHand.batches();
    }

    /// Waits until everything that is on disk now is processed; false where that takes longer.
    public boolean awaitProcessed(Duration timeout) {
        return awaitProcessed(partition.end(), timeout);
    }

    /// Waits until that place in the log is processed; false where that takes longer.
    public boolean awaitProcessed(long sequence, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (processed < sequence) {
            if (System.nanoTime() > deadline || !running) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    @Override
    public void start() {
        BatchCommit.Place place = SCOPE.get(() -> commit.claim(partition.number(), holder));
        epoch = place.epoch();
        processed = place.sequence();
        // What lies in the lake beyond the offset was never committed; it comes again out of the log.
        lake.discardAfter(processed);
        partition.continueAfter(processed);
        running = true;
        threads = List.of(
                thread("read").start(this::readAhead),
                thread("store").start(() -> each(read, this::store, () -> {})),
                thread("commit").start(() -> each(stored, first -> commit(gathered(first)), () -> partition.makeRoom(processed))));
    }

    private Thread.Builder thread(String work) {
        return Thread.ofPlatform().name("intake-" + work + (partition.number() == 0 ? "" : "-" + partition.number()));
    }

    private void readAhead() {
        try (BatchReader.Open open = reader.open(processed)) {
            while (running) {
                reading.insist("Lines cannot be read on: ", open::next).ifPresent(batch -> hand(batch, read));
            }
        }
    }

    /// Waits until the next thread is free; a batch that was not handed over when the pipeline stops comes again.
    private void hand(Batch batch, BlockingQueue<Batch> next) {
        try {
            boolean taken = false;
            while (running && !taken) {
                taken = next.offer(batch, POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void each(BlockingQueue<Batch> batches, Work work, Runnable idle) {
        try {
            while (running) {
                Batch batch = batches.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
                if (batch != null) {
                    work.on(batch);
                } else {
                    idle.run();
                }
            }
        } catch (InterruptedException stopped) {
            LOG.debug("stopped", stopped);
        }
    }

    private void store(Batch batch) {
        storing.insist("The lake cannot be written: ", () -> {
            long begun = System.nanoTime();
            lake.write(batch.previous() + 1, batch.last(), batch.toStore());
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            timers.count(Stage.STORE, taken);
            return batch.stored(taken);
        }).ifPresent(written -> hand(written, stored));
    }

    /// A batch, and those that come after it as long as waiting for them pays.
    private Batch gathered(Batch first) throws InterruptedException {
        Gathering gathering = new Gathering(first);
        while (running && gathering.paysToWait()) {
            Batch next = stored.poll(gathering.left().toNanos(), TimeUnit.NANOSECONDS);
            if (next != null) {
                // What does not follow stays where it is and is told, as it would be of a transaction of its own.
                committing.insist("Lines cannot be processed: ", () -> gathering.add(next));
            }
        }
        return gathering.batch();
    }

    private void commit(Batch batch) {
        committing.insist("Lines cannot be processed: ", () -> turns.take(() -> {
            timers.get(Stage.COMMIT, () -> {
                SCOPE.run(() -> commit.commit(partition.number(), epoch, batch));
                return batch;
            });
            counters.count(batch.digest());
            counters.processedAfter(inHand.done(batch.last()));
            processed = batch.last();
            return batch;
        })).ifPresent(committed -> acknowledge());
    }

    private void acknowledge() {
        committing.insist("The log cannot be trimmed: ", () -> {
            partition.acknowledge(processed);
            return processed;
        });
    }

    @Override
    public void stop() {
        running = false;
        // What a thread that does not end was at is taken up again at the next start.
        threads.forEach(thread -> Ending.await(thread, LONGEST_STOP));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    /// What a thread does with a batch.
    private interface Work {
        void on(Batch batch) throws InterruptedException;
    }
}
