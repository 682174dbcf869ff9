package dev.banso.report.issue;

import dev.banso.clock.ClockMoved;
import dev.banso.database.Scope;
import dev.banso.monitoring.ChangesWaiting;
import dev.banso.operation.Ending;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Runs the jobs of reports: at every start, when the clock is moved, when something changed, and every half minute.
@Component
@OnlyIn(ProcessRole.CONSOLE)
class ReportClock implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ReportClock.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LATE_CHECKS = Duration.ofHours(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private final ReportJobs jobs;
    private final Clock clock;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private Instant nextLateCheck = Instant.MIN;

    ReportClock(ReportJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("reports").start(() -> Scope.system("report").run(this::loop));
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            wake.release();
            Ending.await(running, LONGEST_STOP);
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @EventListener
    void clockMoved(ClockMoved moved) {
        wake.release();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changesWaiting(ChangesWaiting waiting) {
        wake.release();
    }

    private void loop() {
        while (isRunning()) {
            try {
                attemptJobs();
                wake.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void attemptJobs() {
        try {
            runJobs();
        } catch (RuntimeException failed) {
            LOG.error("the report jobs failed and are tried again", failed);
        }
    }

    private void runJobs() {
        jobs.followChanges(null, Integer.MAX_VALUE);
        jobs.makeDrafts();
        if (!clock.instant().isBefore(nextLateCheck)) {
            nextLateCheck = clock.instant().plus(BETWEEN_LATE_CHECKS);
            jobs.findLateDays();
        }
        jobs.releaseDue();
        jobs.endOld();
    }
}
