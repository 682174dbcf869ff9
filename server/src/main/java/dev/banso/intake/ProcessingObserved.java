package dev.banso.intake;

import dev.banso.intake.pipeline.Pipeline;
import dev.banso.intake.pipeline.Pipelines;
import dev.banso.operation.Bounds;
import dev.banso.operation.Finding;
import dev.banso.operation.ObservedInProcess;
import dev.banso.operation.Queue;
import dev.banso.operation.Unit;
import dev.banso.operation.WorkProgress;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import dev.banso.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// What waits between the log and the event in the partitions of this process, and whether it goes on.
@Component
@OnlyIn({ProcessRole.WORKER, ProcessRole.CONSOLE})
@Order(2)
class ProcessingObserved implements ObservedInProcess, WorkProgress {
    /// The goal: a line is found five seconds after it was received.
    private static final Bounds FRESH_SECONDS = Bounds.above(5, 60);
    static final Bounds WAITING_LINES = Bounds.above(50_000, 1_000_000);

    private final Pipelines pipelines;
    /// Then lines may wait that nobody works off, so [LogWatch] counts them.
    private final boolean shared;

    ProcessingObserved(Pipelines pipelines, Settings settings) {
        this.pipelines = pipelines;
        this.shared = settings.kafka() != null;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>(List.of(
                Finding.must("processing", pipelines.problem() == null, pipelines.problem()),
                Finding.of("fresh", Math.max(seconds(pipelines.delay()), seconds(pipelines.latestDelay())), Unit.SECONDS, FRESH_SECONDS)));
        if (!shared) {
            findings.add(Finding.of("waiting", pipelines.lag(), Unit.COUNT, WAITING_LINES));
        }
        return findings;
    }

    @Override
    public Progress progress() {
        return new Progress(pipelines.processedLines(), pipelines.lag(), pipelines.delay(), pipelines.problem());
    }

    private static double seconds(Duration length) {
        return length.toMillis() / 1000.0;
    }

    @Override
    public List<Queue> queues() {
        List<Pipeline> all = pipelines.all();
        List<Queue> queues = new ArrayList<>(List.of(
                new Queue("batches", all.stream().mapToLong(Pipeline::batches).sum(), (long) Pipeline.MOST_BATCHES * all.size())));
        if (!shared) {
            queues.add(Queue.unbounded("lines", pipelines.lag()));
        }
        return queues;
    }
}
