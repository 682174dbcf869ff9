package dev.banso.intake.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does one thing after another until each succeeds, and knows what is in the way meanwhile. For one thread, which others
/// may ask for the obstacle.
final class Persistence {
    private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    /// What takes longer than this is held up by something that does not fail, such as a lock or a stopped database.
    private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(10);

    private final String silence;
    private final BooleanSupplier wanted;
    private final PipelineCounters counters;
    private final Clock clock;
    private volatile @Nullable Obstacle obstacle;
    /// When the work in hand was begun, by the machine's clock; 0 where none is.
    private volatile long begunNanos;

    /// What is in the way, for the person who can clear it.
    record Obstacle(String text, Instant since) {}

    /// @param silence says what does not answer where the work neither succeeds nor fails
    /// @param wanted false once the work is to be left for the next start
    Persistence(String silence, BooleanSupplier wanted, PipelineCounters counters, Clock clock) {
        this.silence = silence;
        this.wanted = wanted;
        this.counters = counters;
        this.clock = clock;
    }

    @Nullable Obstacle obstacle() {
        Obstacle met = obstacle;
        return met == null ? heldUp() : met;
    }

    private @Nullable Obstacle heldUp() {
        long begun = begunNanos;
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        return begun == 0 || taken.compareTo(LONGEST_ATTEMPT) < 0 ? null : new Obstacle(silence, clock.instant().minus(taken));
    }

    /// Does it until it succeeds, with growing pauses.
    ///
    /// @return what it gave; empty where that was null, or where it was no longer wanted before it succeeded
    <T> Optional<T> insist(String what, Callable<@Nullable T> work) {
        begunNanos = System.nanoTime();
        try {
            for (Duration pause = FIRST_PAUSE; wanted.getAsBoolean(); pause = longer(pause)) {
                try {
                    T result = work.call();
                    obstacle = null;
                    return Optional.ofNullable(result);
                } catch (Exception failure) {
                    failed(what, failure);
                    pause(pause);
                }
            }
            return Optional.empty();
        } finally {
            begunNanos = 0;
        }
    }

    private static Duration longer(Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
    }

    private void failed(String what, Exception failure) {
        String text = what + failure.getMessage();
        Obstacle before = obstacle;
        if (before == null || !before.text().equals(text)) {
            LOG.error("{}", text, failure);
        }
        counters.failed();
        obstacle = new Obstacle(text, before == null ? clock.instant() : before.since());
    }

    private void pause(Duration length) {
        long deadline = System.nanoTime() + length.toNanos();
        while (wanted.getAsBoolean() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(Math.min(50, length.toMillis()));
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }
}
