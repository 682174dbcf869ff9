package dev.banso.operation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How long each [Stage] takes. What fails is not counted, and neither are pauses between attempts nor waiting for work: a
/// time says what the work itself costs.
@Component
public class StageTimers {
    /// Percentiles are those of about this time.
    static final Duration WINDOW = Duration.ofMinutes(5);

    private static final double[] PERCENTILES = {0.5, 0.95, 0.99};

    private final Map<Stage, Timer> timers = new EnumMap<>(Stage.class);

    StageTimers(MeterRegistry registry) {
        for (Stage stage : Stage.values()) {
            timers.put(stage, Timer.builder("banso.stage").tag("stage", stage.code())
                    .description("Time of one successful piece of work, without waiting and without attempts that failed")
                    .publishPercentiles(PERCENTILES)
                    .distributionStatisticExpiry(WINDOW)
                    .register(registry));
        }
    }

    /// Does the work and counts its time, unless it throws.
    public <T extends @Nullable Object> T call(Stage stage, Callable<T> work) throws Exception {
        long begun = System.nanoTime();
        T result = work.call();
        count(stage, Duration.ofNanos(System.nanoTime() - begun));
        return result;
    }

    /// Does the work and counts its time, unless it throws.
    public <T extends @Nullable Object> T get(Stage stage, Supplier<T> work) {
        long begun = System.nanoTime();
        T result = work.get();
        count(stage, Duration.ofNanos(System.nanoTime() - begun));
        return result;
    }

    /// Counts a piece of work that took this long and succeeded.
    public void count(Stage stage, Duration taken) {
        timer(stage).record(taken);
    }

    /// How long a stage took of late.
    ///
    /// @param count pieces of work since the start of the process
    /// @param total seconds that all of them took
    /// @param median of the last five minutes, seconds
    /// @param most seconds that 95 of 100 of the last five minutes did not exceed
    /// @param longest of the last five minutes, seconds
    public record Timing(Stage stage, long count, double total, double median, double most, double longest) {}

    /// The timings of every stage, in the order of the work.
    public List<Timing> timings() {
        return Arrays.stream(Stage.values()).map(this::timing).toList();
    }

    private Timing timing(Stage stage) {
        HistogramSnapshot seen = timer(stage).takeSnapshot();
        return new Timing(stage, seen.count(), seen.total(TimeUnit.SECONDS), percentile(seen, 0.5), percentile(seen, 0.95),
                seen.max(TimeUnit.SECONDS));
    }

    private static double percentile(HistogramSnapshot seen, double wanted) {
        return Arrays.stream(seen.percentileValues()).filter(value -> value.percentile() == wanted)
                .mapToDouble((ValueAtPercentile value) -> value.value(TimeUnit.SECONDS)).findFirst().orElse(0);
    }

    private Timer timer(Stage stage) {
        return Objects.requireNonNull(timers.get(stage));
    }
}
