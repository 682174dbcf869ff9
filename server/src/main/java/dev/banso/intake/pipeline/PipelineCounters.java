package dev.banso.intake.pipeline;

import dev.banso.company.Attribution;
import dev.banso.events.Flag;
import dev.banso.intake.inbox.Entrance;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// What the pipeline did since the start of the process. Counts only what was committed.
@Component
class PipelineCounters {
    private static final Duration LATELY = Duration.ofMinutes(1);

    private final MeterRegistry registry;
    private final Counter processed;
    private final Counter failures;
    private final Timer delay;
    private volatile Latest latest = new Latest(Duration.ZERO, 0);

    /// How long the oldest line of the latest batch took.
    private record Latest(Duration taken, long atNanos) {}

    PipelineCounters(MeterRegistry registry) {
        this.registry = registry;
        processed = Counter.builder("banso.intake.processed.lines").description("Lines processed for good").register(registry);
        failures = Counter.builder("banso.intake.failures").description("Attempts that failed and were made again").register(registry);
        delay = Timer.builder("banso.intake.delay").description("From the receipt of a batch's oldest line until it was processed")
                .publishPercentiles(0.5, 0.95, 0.99).distributionStatisticExpiry(Duration.ofMinutes(5)).register(registry);
    }

    void failed() {
        failures.increment();
    }

    /// A batch was processed for good that long after its oldest line had been received.
    void processedAfter(Duration taken) {
        delay.record(taken);
        latest = new Latest(taken, System.nanoTime());
    }

    /// How long the latest batch's oldest line took; nothing where that was more than a minute ago.
    Duration latestDelay() {
        Latest known = latest;
        return System.nanoTime() - known.atNanos < LATELY.toNanos() ? known.taken : Duration.ZERO;
    }

    long processedLines() {
        return (long) processed.count();
    }

    void count(BatchDigest digest) {
        processed.increment(digest.lines());
        digest.flags().forEach((flag, lines) -> flagged(flag).increment(lines));
        digest.quarantined().forEach(line -> quarantined(line.entrance(), line.reason()).increment());
    }

    private Counter flagged(Flag flag) {
        return Counter.builder("banso.intake.flagged.lines").tag("flag", flag.code())
                .description("Lines in which something was odd").register(registry);
    }

    private Counter quarantined(Entrance entrance, Attribution.Reason reason) {
        return Counter.builder("banso.intake.quarantined.lines").tag("listener", entrance.code()).tag("reason", reason.code())
                .description("Lines that could not be attributed").register(registry);
    }
}
