package dev.banso.intake.pipeline;

import dev.banso.events.Reading;
import dev.banso.intake.ReadingConsumer;
import dev.banso.intake.log.LogPartition;
import dev.banso.intake.passage.Passages;
import dev.banso.lake.Lake;
import dev.banso.operation.StageTimers;
import dev.banso.operation.WorkerName;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The pipelines of this process: one for each partition of the log that it works off, each with a lake of its own.
@Component
public class Pipelines {
    private final LineReading reading;
    private final List<ReadingConsumer> consumers;
    private final BatchCommit commit;
    private final PipelineCounters counters;
    private final CommitTurns turns;
    private final Passages passages;
    private final StageTimers timers;
    private final WorkerName worker;
    private final Clock clock;
    private volatile @Nullable String obstacle;
    private final List<Pipeline> open = new CopyOnWriteArrayList<>();

    Pipelines(LineReading reading, List<ReadingConsumer> consumers, BatchCommit commit, PipelineCounters counters, CommitTurns turns,
            Passages passages, StageTimers timers, WorkerName worker, Clock clock, MeterRegistry registry) {
        this.reading = reading;
        this.consumers = consumers;
        this.commit = commit;
        this.counters = counters;
        this.turns = turns;
        this.passages = passages;
        this.timers = timers;
        this.worker = worker;
        this.clock = clock;
        Gauge.builder("banso.intake.partitions", open, List::size)
                .description("Partitions of the log that this process works off").register(registry);
        Gauge.builder("banso.intake.worker.lag.lines", this, Pipelines::lag)
                .description("Lines of these partitions that wait to be processed").register(registry);
        Gauge.builder("banso.intake.lag", this, all -> all.delay().toMillis() / 1000.0).tag("worker", worker.text()).baseUnit("seconds")
                .description("Age of the oldest line that was received and is not processed yet").register(registry);
        Gauge.builder("banso.intake.pipeline.ok", this, all -> all.problem() == null ? 1 : 0)
                .description("1 while lines are processed, 0 while an error keeps them waiting").register(registry);
        Gauge.builder("banso.lake.kept.raw", open, all -> all.stream().mapToLong(one -> one.lake().keptRaw()).sum())
                .description("Lines settled since the start that are stored as they came, because shape and values would not give them back")
                .register(registry);
        Gauge.builder("banso.lake.refused.rows", open, all -> all.stream().mapToLong(one -> one.lake().refusedRows()).sum())
                .description("Lines not stored since the start, because their company was erased").register(registry);
    }

    /// Makes the pipeline of a partition; it works from its start on.
    public Pipeline open(LogPartition partition, Lake lake) {
        LinesInHand inHand = new LinesInHand(clock);
        BatchReader reader = new BatchReader(partition, passages.open(), reading, this::isWanted, inHand, timers);
        Pipeline pipeline = new Pipeline(partition, lake, reader, commit, counters, turns, inHand, timers, worker.text(), clock);
        open.add(pipeline);
        return pipeline;
    }

    private boolean isWanted(Reading reading) {
        for (ReadingConsumer consumer : consumers) {
            if (consumer.wants(reading)) {
                return true;
            }
        }
        return false;
    }

    /// Forgets a pipeline that has stopped.
    public void close(Pipeline pipeline) {
        open.remove(pipeline);
    }

    /// Lines that wait to be processed here.
    public long lag() {
        return open.stream().mapToLong(Pipeline::lag).sum();
    }

    /// Age of the oldest line that waits here.
    public Duration delay() {
        return open.stream().map(Pipeline::delay).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /// What keeps lines waiting here; null where nothing does.
    public @Nullable String problem() {
        return Stream.concat(Stream.ofNullable(obstacle), open.stream().map(Pipeline::state).map(PipelineState::problem).filter(Objects::nonNull))
                .findFirst().orElse(null);
    }

    /// Notes what keeps this process from being given partitions; null where nothing does any more.
    public void kept(@Nullable String from) {
        obstacle = from;
    }

    /// From the receipt of the latest batch's oldest line until it was processed; nothing where that was more than a minute ago.
    public Duration latestDelay() {
        return counters.latestDelay();
    }

    /// Lines that this process has processed since its start.
    public long processedLines() {
        return counters.processedLines();
    }

    /// Those that are open now.
    public List<Pipeline> all() {
        return List.copyOf(open);
    }
}
