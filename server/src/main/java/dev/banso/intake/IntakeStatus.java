package dev.banso.intake;

import dev.banso.intake.inbox.Entrance;
import dev.banso.intake.inbox.EntranceCounters;
import dev.banso.intake.log.IntakeLog;
import dev.banso.intake.pipeline.LogProgress.Partition;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.intake.pipeline.PipelineState;
import dev.banso.operation.Observation;
import dev.banso.operation.Workers;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import dev.banso.settings.Settings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// How the intake of all processes stands, for its page, API and metrics.
@Service
@OnlyIn(ProcessRole.CONSOLE)
public class IntakeStatus {
    private final IntakeLog log;
    private final Pipeline pipeline;
    private final IntakeAddresses addresses;
    private final LogWatch watch;
    private final Observation observation;
    private final Workers workers;
    private final boolean shared;

    IntakeStatus(IntakeLog log, Pipeline pipeline, IntakeAddresses addresses, LogWatch watch, Observation observation, Workers workers,
            Settings settings, MeterRegistry registry) {
        this.log = log;
        this.pipeline = pipeline;
        this.addresses = addresses;
        this.watch = watch;
        this.observation = observation;
        this.workers = workers;
        this.shared = settings.kafka() != null;
        Gauge.builder("banso.intake.received.sequence", this, status -> status.totals().received())
                .description("Lines that were ever on disk").register(registry);
        Gauge.builder("banso.intake.processed.sequence", this, status -> status.totals().processed())
                .description("Lines of them that are processed for good").register(registry);
        Gauge.builder("banso.intake.lag.lines", this, status -> status.totals().waiting())
                .description("Lines on disk that wait to be processed").register(registry);
        Gauge.builder("banso.intake.journal.bytes", log, IntakeLog::bytes)
                .baseUnit("bytes").description("Size of the journal").register(registry);
    }

    /// What happened at one kind of listener since the start of the processes that have one.
    ///
    /// @param port where it listens; null for imports and adoptions, and where there is no such listener
    public record Listener(Entrance entrance, @Nullable Integer port, EntranceCounters.Snapshot counters) {}

    /// How the intake stands.
    ///
    /// @param received last line on disk, counted from the first line ever
    /// @param processed last line that is processed for good
    /// @param journalProblem why no lines are taken; null while they are
    /// @param pipelineProblem why lines wait; null while they are processed
    public record Status(
            long received,
            long processed,
            @Nullable String journalProblem,
            @Nullable String pipelineProblem,
            @Nullable Instant pipelineProblemSince,
            long journalBytes,
            List<Listener> listeners) {

        /// Lines that wait to be processed.
        public long lag() {
            return Math.max(0, received - processed);
        }
    }

    public Status now() {
        Totals totals = totals();
        Problem problem = problem();
        Map<String, Long> counters = observation.now().counters();
        return new Status(
                totals.received(),
                totals.processed(),
                log.problem(),
                problem.text(),
                problem.since(),
                log.bytes(),
                Arrays.stream(Entrance.values())
                        .map(entrance -> new Listener(entrance, port(entrance), EntranceCounters.Snapshot.of(entrance, counters)))
                        .toList());
    }

    /// Lines of all partitions, counted from the first one ever.
    private record Totals(long received, long processed) {
        private long waiting() {
            return Math.max(0, received - processed);
        }
    }

    private Totals totals() {
        if (shared) {
            return new Totals(watch.partitions().stream().mapToLong(Partition::received).sum(),
                    watch.partitions().stream().mapToLong(Partition::done).sum());
        }
        long processed = pipeline.state().processed();
        return new Totals(Math.max(pipeline.partition().end(), processed), processed);
    }

    /// What keeps lines waiting, here or in another process.
    private record Problem(@Nullable String text, @Nullable Instant since) {}

    private Problem problem() {
        PipelineState state = pipeline.state();
        return state.problem() != null || !shared ? new Problem(state.problem(), state.since())
                : workers.all().stream().filter(Workers.Worker::alive).filter(worker -> worker.problem() != null).findFirst()
                        .map(worker -> new Problem(worker.name() + ": " + worker.problem(), Instant.now().minus(worker.delay())))
                        .orElse(new Problem(null, null));
    }

    private @Nullable Integer port(Entrance entrance) {
        return switch (entrance) {
            case UDP -> addresses.udp();
            case TCP -> addresses.tcp();
            case TLS -> addresses.tls().isPresent() ? (Integer) addresses.tls().getAsInt() : null;
            case IMPORT, ADOPTION -> null;
        };
    }
}
