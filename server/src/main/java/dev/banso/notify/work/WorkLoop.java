package dev.banso.notify.work;

import dev.banso.database.Scope;
import dev.banso.operation.Ending;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes one work's steps: at once while there is more to do, else when woken or after a second.
final class WorkLoop {
    private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final Work work;
    private final Semaphore wake = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;

    WorkLoop(Work work) {
        this.work = work;
        this.thread = Thread.ofVirtual().name(work.name()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void wake() {
        wake.release();
    }

    /// Lets the step under way finish, for a while.
    void stop() {
        stopping = true;
        wake();
        if (!Ending.await(thread, LONGEST_STOP)) {
            thread.interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                wake.drainPermits();
                boolean more = Scope.system(work.name()).get(work::step);
                if (!more) {
                    pause(IDLE);
                }
            } catch (RuntimeException failed) {
                if (!stopping) {
                    LOG.error("{} failed and is tried again", work.name(), failed);
                    pause(AFTER_FAILURE);
                }
            }
        }
    }

    private void pause(Duration longest) {
        try {
            boolean woken = wake.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
            LOG.trace("{} goes on, woken {}", work.name(), woken);
        } catch (InterruptedException interrupted) {
            stopping = true;
        }
    }
}
