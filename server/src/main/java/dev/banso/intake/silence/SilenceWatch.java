package dev.banso.intake.silence;

import dev.banso.clock.ClockMoved;
import dev.banso.database.Scope;
import dev.banso.intake.pipeline.Pipeline;
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
class SilenceWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);
    private static final Scope SCOPE = Scope.system("silence");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final Silences silences;
    private final Pipeline pipeline;
    private final Clock clock;
    private final Instant listeningSince;

    SilenceWatch(Silences silences, Pipeline pipeline, Clock clock) {
        this.silences = silences;
        this.pipeline = pipeline;
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
        if (!pipeline.awaitProcessed(LONGEST_WAIT)) {
            LOG.warn("Silence is not looked for while {} lines wait to be processed", pipeline.lag());
            return;
        }
        SCOPE.run(() -> silences.look(now, listeningSince));
    }
}
