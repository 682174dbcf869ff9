package dev.banso.intake.silence;

import dev.banso.clock.ClockMoved;
import dev.banso.database.Scope;
import dev.banso.intake.pipeline.LogProgress;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks for silent devices every half minute, and at once where the clock was moved.
@Component
@OnlyIn(ProcessRole.CONSOLE)
class SilenceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);
    private static final Scope SCOPE = Scope.system("silence");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final Silences silences;
    private final LogProgress progress;
    private final Clock clock;
    private final Instant listeningSince;

    SilenceWatch(Silences silences, LogProgress progress, Clock clock) {
        this.silences = silences;
        this.progress = progress;
        this.clock = clock;
        this.listeningSince = clock.instant();
    }

    @EventListener
    void on(ClockMoved moved) {
        look();
    }

    /// While lines wait to be processed nobody is called silent: theirs may be among them.
    @Scheduled(fixedDelay = 30_000, initialDelay = 30_000)
    synchronized void look() {
        Instant now = clock.instant();
        if (isProcessed()) {
            SCOPE.run(() -> silences.look(now, listeningSince));
        } else {
            LOG.warn("Silence is not looked for while lines wait to be processed");
        }
    }

    /// Not where nobody knows it, because Kafka is away.
    private boolean isProcessed() {
        try {
            return progress.awaitProcessed(LONGEST_WAIT);
        } catch (RuntimeException unknown) {
            LOG.debug("not known", unknown);
            return false;
        }
    }
}
