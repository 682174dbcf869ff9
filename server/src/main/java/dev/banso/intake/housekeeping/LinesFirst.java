package dev.banso.intake.housekeeping;

import dev.banso.lake.Unsettled;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Lets lines that wait to be read go before the settling of those that were: where more are waiting than come in a moment, settling
/// waits, as long as what is to be settled stays within bounds.
final class LinesFirst implements Runnable {
    private static final long MANY_LINES = 50_000;
    private static final long MOST_UNSETTLED_BYTES = 16L << 30;
    private static final int MOST_UNSETTLED_FILES = 2_000;
    private static final Duration SHORT_PAUSE = Duration.ofMillis(20);
    private static final int MOST_PAUSES = 50;

    private final LongSupplier waitingLines;
    private final Supplier<Unsettled> unsettled;

    LinesFirst(LongSupplier waitingLines, Supplier<Unsettled> unsettled) {
        this.waitingLines = waitingLines;
        this.unsettled = unsettled;
    }

    /// Waits a second at most.
    @Override
    public void run() {
        for (int pause = 0; pause < MOST_PAUSES && mayWait(); pause++) {
            LockSupport.parkNanos(SHORT_PAUSE.toNanos());
        }
    }

    private boolean mayWait() {
        if (waitingLines.getAsLong() <= MANY_LINES) {
            return false;
        }
        Unsettled now = unsettled.get();
        return now.bytes() < MOST_UNSETTLED_BYTES && now.files() < MOST_UNSETTLED_FILES;
    }
}
