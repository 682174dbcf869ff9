package dev.banso.intake.pipeline;

import dev.banso.company.Attribution;
import dev.banso.events.Flag;
import dev.banso.intake.inbox.Entrance;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What the pipeline did since the start of the process. Counts only what was committed.
@Component
class PipelineCounters {
    private final MeterRegistry registry;
    private final Counter processed;
    private final Counter failures;
    private final Timer delay;

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
    }

    void count(Batch batch, List<ReadLine> owned) {
        processed.increment(batch.lines().size());
        batch.flags().forEach((flag, lines) -> flagged(flag).increment(lines));
        batch.lines().forEach(line -> {
            if (line.attribution() instanceof Attribution.Unattributed nobody) {
                quarantined(line.received().entrance(), nobody.reason()).increment();
            }
        });
        countDevices(owned);
    }

    private void countDevices(List<ReadLine> owned) {
        Map<UUID, long[]> devices = new HashMap<>();
        for (ReadLine line : owned) {
            long[] sums = devices.computeIfAbsent(Objects.requireNonNull(line.owner()).device(), device -> new long[3]);
            sums[0]++;
            sums[1] += line.received().line().length;
            sums[2] += line.reading().flags().isEmpty() ? 0 : 1;
        }
        devices.forEach((device, sums) -> {
            device("banso.intake.device.lines", "Lines of a device", device).increment(sums[0]);
            device("banso.intake.device.bytes", "Bytes of a device's lines", device).increment(sums[1]);
            device("banso.intake.device.flagged.lines", "Lines of a device in which something was odd", device).increment(sums[2]);
        });
    }

    private Counter device(String name, String description, UUID device) {
        return Counter.builder(name).tag("device", device.toString()).description(description).register(registry);
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
