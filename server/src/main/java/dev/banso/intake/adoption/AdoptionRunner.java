package dev.banso.intake.adoption;

import dev.banso.database.Scope;
import dev.banso.intake.adoption.Adoptions.Unfinished;
import dev.banso.intake.inbox.Entrance;
import dev.banso.intake.inbox.Inbox;
import dev.banso.intake.inbox.Passage;
import dev.banso.intake.inbox.ReceivedLine;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.lake.Lake;
import dev.banso.lake.StoredEvent;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import dev.banso.settings.Settings;
import java.time.Duration;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Carries adoptions out: streams a sender's lines from the lake through the journal. A line's ordinal is its place in the
/// journal when it came first, so an adoption that was broken off by a crash goes on where the pipeline committed last.
@Component
@OnlyIn(ProcessRole.CONSOLE)
class AdoptionRunner {
    private static final Logger LOG = LoggerFactory.getLogger(AdoptionRunner.class);
    private static final Scope SCOPE = Scope.system("adoption");
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    /// Lines held in memory at once; the lake is read once for each such portion.
    private static final int PORTION = 10_000;

    private final Adoptions adoptions;
    private final Pipeline pipeline;
    private final Inbox inbox;
    private final Lake lake;
    private final boolean shared;

    AdoptionRunner(Adoptions adoptions, Pipeline pipeline, Inbox inbox, Lake lake, Settings settings) {
        this.adoptions = adoptions;
        this.pipeline = pipeline;
        this.inbox = inbox;
        this.lake = lake;
        this.shared = settings.kafka() != null;
    }

    @TransactionalEventListener
    void on(Adoptions.AdoptionRequested requested) {
        Thread.ofPlatform().daemon().name("adoption").start(this::runAll);
    }

    /// Takes up what a crash or an error left.
    @Scheduled(initialDelay = 5_000, fixedDelay = 60_000)
    synchronized void runAll() {
        SCOPE.run(() -> adoptions.unfinished().forEach(this::tryToRun));
    }

    private void tryToRun(Unfinished adoption) {
        if (shared) {
            adoptions.breakOff(adoption.id(), "lines that lie in quarantine already are not read again with --kafka; lines to come are the device's");
            return;
        }
        try {
            run(adoption);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.error("The adoption {} could not go on; it is tried again", adoption.id(), failed);
            adoptions.breakOff(adoption.id(), String.valueOf(failed.getMessage()));
        }
    }

    private void run(Unfinished adoption) throws InterruptedException {
        // Behind this, every line of the sender is either in the lake or already the device's by its evidence.
        awaitProcessed();
        lake.compact(pipeline.state().processed());
        long upTo = adoption.upTo() == null ? pipeline.state().processed() : adoption.upTo();
        adoptions.takes(adoption.id(), upTo);
        long last = adoptions.lastOrdinal(adoption.id());
        Portion portion = after(last, adoption.sender(), upTo);
        adoptions.counts(adoption.id(), portion.waiting);
        for (; !portion.lines.isEmpty(); portion = after(last, adoption.sender(), upTo)) {
            long place = 0;
            for (StoredEvent line : portion.lines.values()) {
                place = inbox.put(new ReceivedLine(Entrance.ADOPTION, line.receivedAt(), null, null,
                        new Passage(adoption.id(), line.sequence()), false, line.line()));
            }
            inbox.awaitDurable(place);
            last = portion.lines.lastKey();
        }
        awaitProcessed();
        lake.compact(pipeline.state().processed());
        lake.removeQuarantine(adoption.sender(), upTo);
        adoptions.end(adoption, upTo);
    }

    /// The first lines of the sender behind a place, in order. The lake hands them out file by file, whose places overlap.
    private Portion after(long last, String sender, long upTo) {
        Portion portion = new Portion();
        lake.copyQuarantine(sender, line -> {
            if (line.sequence() > last && line.sequence() <= upTo) {
                portion.add(line);
            }
        });
        return portion;
    }

    /// Lines to take now, and how many there are with those to take later.
    private static final class Portion {
        private final TreeMap<Long, StoredEvent> lines = new TreeMap<>();
        private long waiting;

        private void add(StoredEvent line) {
            waiting++;
            lines.put(line.sequence(), line);
            if (lines.size() > PORTION) {
                lines.pollLastEntry();
            }
        }
    }

    private void awaitProcessed() {
        if (!pipeline.awaitProcessed(LONGEST_WAIT)) {
            throw new IllegalStateException("lines received before are still waiting to be processed");
        }
    }
}
