package dev.banso.intake.pipeline;

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
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/// The pipelines of this process: one for each partition of the log that it works off, each with a lake of its own.
@Component
public class Pipelines {
    private final LineReading reading;
    private final BatchCommit commit;
    private final PipelineCounters counters;
    private final CommitTurns turns;
    private final Passages passages;
    private final StageTimers timers;
    private final WorkerName worker;
    private final Clock clock;
    private final List<Pipeline> open = new CopyOnWriteArrayList<>();

    Pipelines(LineReading reading, BatchCommit commit, PipelineCounters counters, CommitTurns turns, Passages passages,
            StageTimers timers, WorkerName worker, Clock clock, MeterRegistry registry) {
        this.reading = reading;
        this.commit = commit;
        this.counters = counters;
        this.turns = turns;
        this.passages = passages;
        this.timers = timers;
        this.worker = worker;
        this.clock = clock;
        Gauge.builder("banso.intake.partitions", open, List::size)
                .description("Partitions of the log that this process works off").register(registry);
        Gauge.builder("banso.intake.worker.lag.lines", open, all -> all.stream().mapToLong(Pipeline::lag).sum())
                .description("Lines of these partitions that wait to be processed").register(registry);
    }

    /// Makes the pipeline of a partition; it works from its start on.
    public Pipeline open(LogPartition partition, Lake lake) {
        LinesInHand inHand = new LinesInHand(clock);
        BatchReader reader = new BatchReader(partition, passages.open(), reading, inHand, timers);
        Pipeline pipeline = new Pipeline(partition, lake, reader, commit, counters, turns, inHand, timers, worker.text(), clock);
        open.add(pipeline);
        return pipeline;
    }

    /// Forgets a pipeline that has stopped.
    public void close(Pipeline pipeline) {
        open.remove(pipeline);
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
