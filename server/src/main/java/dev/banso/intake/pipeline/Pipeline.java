package dev.banso.intake.pipeline;

import dev.banso.database.Scope;
import dev.banso.journal.Journal;
import dev.banso.journal.JournalException;
import dev.banso.journal.JournalState;
import dev.banso.lake.Lake;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Works the journal off: one thread reads ahead (parsing on all processors), one writes the lake and commits. Whatever
/// fails is tried again until it succeeds; nothing is skipped, and the reason stands on the intake page meanwhile.
@Component
public class Pipeline implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final Scope SCOPE = Scope.system("pipeline");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    /// A batch that takes longer than this is held up by something that does not fail, such as a lock or a stopped database.
    private static final Duration LONGEST_BATCH = Duration.ofSeconds(10);
    private static final long POLL_MILLISECONDS = 200;

    private final Journal journal;
    private final Lake lake;
    private final BatchReader reader;
    private final BatchCommit commit;
    private final PipelineCounters counters;
    private final Clock clock;
    private final BlockingQueue<Batch> ready = new ArrayBlockingQueue<>(1);
    private volatile boolean running;
    private volatile long processed;
    private volatile @Nullable Problem problem;
    /// When the batch in hand was begun, by the machine's clock; 0 where none is.
    private volatile long begunNanos;
    private @Nullable Thread ahead;
    private @Nullable Thread committer;

    Pipeline(Journal journal, Lake lake, BatchReader reader, BatchCommit commit, PipelineCounters counters, Clock clock) {
        this.journal = journal;
        this.lake = lake;
        this.reader = reader;
        this.commit = commit;
        this.counters = counters;
        this.clock = clock;
    }

    public PipelineState state() {
        Problem current = problem == null ? heldUp() : problem;
        return current == null ? new PipelineState(processed, null, null) : new PipelineState(processed, current.text(), current.since());
    }

    private @Nullable Problem heldUp() {
        long begun = begunNanos;
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        return begun == 0 || taken.compareTo(LONGEST_BATCH) < 0 ? null
                : new Problem("The lake or the database does not answer", clock.instant().minus(taken));
    }

    /// Lines that are on disk and not yet processed.
    public long lag() {
        return Math.max(0, journal.durableSequence() - processed);
    }

    /// Waits until everything that is on disk now is processed; false where that takes longer.
    public boolean awaitProcessed(Duration timeout) {
        return awaitProcessed(journal.durableSequence(), timeout);
    }

    /// Waits until that place in the journal is processed; false where that takes longer.
    public boolean awaitProcessed(long sequence, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (processed < sequence) {
            if (System.nanoTime() > deadline || !running) {
                return false;
            }
            pause(Duration.ofMillis(20));
        }
        return true;
    }

    @Override
    public void start() {
        processed = SCOPE.get(commit::progress);
        // What lies in the lake beyond the offset was never committed; it comes again out of the journal.
        lake.discardAfter(processed);
        journal.continueAfter(processed);
        running = true;
        ahead = Thread.ofPlatform().name("intake-read").start(this::readAhead);
        committer = Thread.ofPlatform().name("intake-commit").start(this::commitAll);
    }

    private void readAhead() {
        long previous = processed;
        while (running) {
            try (BatchReader.Open open = reader.open(previous)) {
                while (running) {
                    Batch batch = open.next();
                    if (batch != null && put(batch)) {
                        previous = batch.last();
                    }
                }
            } catch (Exception failed) {
                // The reader is opened again behind the last batch that was handed over.
                report("The journal cannot be read on: ", failed);
                pause(FIRST_PAUSE);
            }
        }
    }

    private boolean put(Batch batch) throws InterruptedException {
        while (running) {
            if (ready.offer(batch, POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    private void commitAll() {
        try {
            while (running) {
                Batch batch = ready.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
                if (batch != null) {
                    process(batch);
                } else {
                    makeRoom();
                }
            }
        } catch (InterruptedException stopped) {
            LOG.debug("stopped", stopped);
        }
    }

    /// A full journal whose lines are all worked off gives up even the file that it is writing.
    private void makeRoom() {
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

    private void process(Batch batch) {
        begunNanos = System.nanoTime();
        boolean stored = insist("The lake cannot be written: ",
                () -> lake.write(batch.previous() + 1, batch.last(), batch.toStore()));
        boolean committed = stored
                && insist("Lines cannot be processed: ", () -> SCOPE.run(() -> counters.count(batch, commit.commit(batch))));
        if (committed) {
            processed = batch.last();
            problem = null;
            insist("The journal cannot be trimmed: ", () -> journal.acknowledge(batch.last()));
        }
        begunNanos = 0;
    }

    /// Does it until it succeeds, with growing pauses; false where the pipeline was stopped before.
    private boolean insist(String what, Runnable work) {
        Duration pause = FIRST_PAUSE;
        while (running) {
            try {
                work.run();
                return true;
            } catch (RuntimeException failed) {
                report(what, failed);
                pause(pause);
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
        return false;
    }

    private void report(String what, Exception failed) {
        String text = what + failed.getMessage();
        Problem before = problem;
        if (before == null || !before.text().equals(text)) {
            LOG.error("{}", text, failed);
        }
        counters.failed();
        problem = new Problem(text, before == null ? clock.instant() : before.since());
    }

    private void pause(Duration length) {
        long deadline = System.nanoTime() + length.toNanos();
        while (running && System.nanoTime() < deadline) {
            try {
                Thread.sleep(Math.min(50, length.toMillis()));
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        await(ahead);
        await(committer);
    }

    private static void await(@Nullable Thread thread) {
        try {
            if (thread != null && !thread.join(LONGEST_STOP)) {
                LOG.warn("{} did not end in time; it is taken up again at the next start", thread.getName());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    private record Problem(String text, Instant since) {}
}
