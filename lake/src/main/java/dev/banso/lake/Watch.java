package dev.banso.lake;

import dev.banso.lake.LakeException.Problem;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ends the statements of one search when its time is over or somebody cancelled it. Looks again and again, because a
/// statement that has not quite begun cannot be cancelled yet.
final class Watch implements AutoCloseable {
    private static final long TICK_MILLIS = 20;

    private final Cancellation cancellation;
    private final Duration timeout;
    private final long deadline;
    private final Future<?> ticking;
    private @Nullable PreparedStatement running;

    Watch(ScheduledExecutorService timer, Cancellation cancellation, Duration timeout) {
        this.cancellation = cancellation;
        this.timeout = timeout;
        deadline = System.nanoTime() + timeout.toNanos();
        ticking = timer.scheduleWithFixedDelay(this::look, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    synchronized void begin(PreparedStatement statement) {
        running = statement;
    }

    /// To be called before the statement is closed.
    synchronized void end() {
        running = null;
    }

    long leftNanos() {
        return deadline - System.nanoTime();
    }

    /// Throws where the search must end.
    void check() {
        if (cancellation.isCancelled()) {
            throw new LakeException(Problem.CANCELLED, "the search was cancelled");
        }
        if (leftNanos() <= 0) {
            throw new LakeException(
                    Problem.LIMIT,
                    "the search took longer than %d s: a shorter time or another condition helps"
                            .formatted(timeout.toSeconds()));
        }
    }

    private synchronized void look() {
        if (running != null && (cancellation.isCancelled() || leftNanos() <= 0)) {
            try {
                running.cancel();
            } catch (SQLException e) {
                // It has ended by itself; the next look finds nothing to end.
                running = null;
            }
        }
    }

    @Override
    public void close() {
        ticking.cancel(false);
    }
}
