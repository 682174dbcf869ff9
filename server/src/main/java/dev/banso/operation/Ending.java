package dev.banso.operation;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How one waits for a thread that was told to end: not for ever, and never in silence.
public final class Ending {
    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private Ending() {}

    /// Waits until the thread has ended, and says in the log where it has not by then.
    ///
    /// @return whether it has ended
    public static boolean await(Thread thread, Duration longest) {
        try {
            if (thread.join(longest)) {
                return true;
            }
            LOG.warn("{} did not end within {} s", thread.getName(), longest.toSeconds());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
