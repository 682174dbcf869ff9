package dev.banso.intake.adoption;

import dev.banso.company.DeviceRegistry;
import dev.banso.database.Scope;
import dev.banso.intake.adoption.Adoptions.Unfinished;
import dev.banso.intake.housekeeping.Removals;
import dev.banso.intake.inbox.Entrance;
import dev.banso.intake.inbox.Inbox;
import dev.banso.intake.inbox.Passage;
import dev.banso.intake.inbox.ReceivedLine;
import dev.banso.intake.log.Sequences;
import dev.banso.intake.pipeline.LogProgress;
import dev.banso.lake.LakeView;
import dev.banso.lake.StoredEvent;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import dev.banso.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Carries adoptions out: streams a sender's lines from the lakes through the log. A line's ordinal is its place in the log
/// when it came first, so an adoption that was broken off by a crash goes on where its lines were committed last.
@Component
@OnlyIn(ProcessRole.CONSOLE)
class AdoptionRunner {
    private static final Logger LOG = LoggerFactory.getLogger(AdoptionRunner.class);
    private static final Scope SCOPE = Scope.system("adoption");
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    /// Lines held in memory at once; the lakes are read once for each such portion.
    private static final int PORTION = 10_000;

    private final Adoptions adoptions;
    private final LogProgress progress;
    private final Inbox inbox;
    private final LakeView lakes;
    private final Removals removals;
    private final Clock clock;
    private final boolean shared;

    AdoptionRunner(Adoptions adoptions, LogProgress progress, Inbox inbox, LakeView lakes, Removals removals, Clock clock, Settings settings) {
        this.adoptions = adoptions;
        this.progress = progress;
        this.inbox = inbox;
        this.lakes = lakes;
        this.removals = removals;
        this.clock = clock;
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
        Reach reach = reach(adoption);
        long last = adoptions.lastOrdinal(adoption.id());
        adoptions.counts(adoption.id(), waiting(adoption, last, reach));
        for (Map.Entry<Integer, Long> partition : reach.places().entrySet()) {
            send(adoption, Math.max(last, Sequences.beginning(partition.getKey())), partition.getValue());
        }
        awaitProcessed(progress.ends());
        removals.adopted(adoption.id(), adoption.sender(), reach.places(), LONGEST_WAIT);
        adoptions.end(adoption, reach);
    }

    /// Behind it, every line of the sender is the device's by its evidence.
    private Reach reach(Unfinished adoption) throws InterruptedException {
        Reach known = adoptions.reach(adoption.id());
        if (!known.isUnknown()) {
            return known;
        }
        awaitRegistry(adoption);
        Map<Integer, Long> ends = progress.ends();
        awaitProcessed(ends);
        Reach reach = new Reach(new TreeMap<>(ends));
        adoptions.takes(adoption.id(), reach);
        return reach;
    }

    /// Other processes look for what changed in the registry from time to time.
    private void awaitRegistry(Unfinished adoption) throws InterruptedException {
        Duration left = Duration.between(clock.instant(), adoption.requestedAt().plus(DeviceRegistry.LONGEST_DELAY));
        if (shared && left.isPositive()) {
            Thread.sleep(left);
        }
    }

    private long waiting(Unfinished adoption, long last, Reach reach) {
        return reach.places().entrySet().stream().mapToLong(partition -> lakes.countQuarantined(
                adoption.sender(), Math.max(last, Sequences.beginning(partition.getKey())), partition.getValue())).sum();
    }

    private void send(Unfinished adoption, long from, long upTo) throws InterruptedException {
        long last = from;
        for (List<StoredEvent> portion = portion(adoption, last, upTo); !portion.isEmpty(); portion = portion(adoption, last, upTo)) {
            long ticket = 0;
            for (StoredEvent line : portion) {
                ticket = inbox.put(new ReceivedLine(Entrance.ADOPTION, line.receivedAt(), null, null,
                        new Passage(adoption.id(), line.sequence()), false, line.line()));
            }
            inbox.awaitDurable(ticket);
            last = portion.getLast().sequence();
        }
    }

    private List<StoredEvent> portion(Unfinished adoption, long after, long upTo) {
        return after < upTo ? lakes.quarantined(adoption.sender(), after, upTo, PORTION) : List.of();
    }

    private void awaitProcessed(Map<Integer, Long> ends) {
        if (!progress.awaitProcessed(ends, LONGEST_WAIT)) {
            throw new IllegalStateException("lines received before are still waiting to be processed");
        }
    }
}
