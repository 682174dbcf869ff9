package dev.banso.intake.pipeline;

import dev.banso.intake.Standstill;
import dev.banso.problem.BansoException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// One batch at a time is committed in a process, whatever partition it is of: what rules remember in memory belongs to one
/// transaction. Or none, while everything that is stored is to be of one moment.
@Component
public class CommitTurns {
    private static final long LONGEST_SECONDS = 20;

    private final ReentrantLock turn = new ReentrantLock(true);

    /// Does one commit, one attempt at it, or what must not happen between two parts of a backup.
    public <T> T take(Supplier<T> commit) {
        turn.lock();
        try {
            return commit.get();
        } finally {
            turn.unlock();
        }
    }

    /// Keeps the database at its places in the log until that is closed, by the same thread. Lines go on being received.
    ///
    /// @throws BansoException where a batch cannot be ended in time
    public Standstill standStill() {
        try {
            if (!turn.tryLock(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw BansoException.conflict("intake.error.no-standstill");
            }
            return turn::unlock;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw BansoException.conflict("intake.error.no-standstill");
        }
    }
}
