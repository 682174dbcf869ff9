package dev.banso.intake;

import dev.banso.intake.inbox.Entrance;
import dev.banso.intake.inbox.EntranceCounters;
import dev.banso.intake.inbox.Inbox;
import dev.banso.intake.log.IntakeLog;
import dev.banso.intake.log.LogPartition;
import dev.banso.intake.pipeline.LogProgress;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.intake.pipeline.PipelineState;
import dev.banso.operation.WorkerName;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import dev.banso.settings.Settings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// How the intake stands, for its page, API and metrics.
@Service
@OnlyIn(ProcessRole.CONSOLE)
public class IntakeStatus {
    private final IntakeLog log;
    private final Inbox inbox;
    private final Pipeline pipeline;
    private final IntakeAddresses addresses;
    private final LogProgress progress;
    private final boolean shared;

    IntakeStatus(IntakeLog log, Inbox inbox, Pipeline pipeline, IntakeAddresses addresses, WorkerName worker,
            LogProgress progress, Settings settings, MeterRegistry registry) {
        this.log = log;
        this.inbox = inbox;
        this.pipeline = pipeline;
        this.addresses = addresses;
        this.progress = progress;
        this.shared = settings.kafka() != null;
        Gauge.builder("banso.intake.received.sequence", pipeline.partition(), LogPartition::end)
                .description("Last line on disk").register(registry);
        Gauge.builder("banso.intake.processed.sequence", pipeline, each -> each.state().processed())
                .description("Last line processed for good").register(registry);
        Gauge.builder("banso.intake.lag.lines", pipeline, Pipeline::lag)
                .description("Lines on disk that wait to be processed").register(registry);
        Gauge.builder("banso.intake.lag", pipeline, each -> each.delay().toMillis() / 1000.0)
                .tag("worker", worker.text()).baseUnit("seconds")
                .description("Age of the oldest line that was received and is not processed yet").register(registry);
        Gauge.builder("banso.intake.journal.bytes", log, IntakeLog::bytes)
                .baseUnit("bytes").description("Size of the journal").register(registry);
        Gauge.builder("banso.intake.journal.open", log, each -> each.problem() == null ? 1 : 0)
                .description("1 while lines are taken, 0 while the journal or its disk is full or fails").register(registry);
        Gauge.builder("banso.intake.pipeline.ok", pipeline, each -> each.state().problem() == null ? 1 : 0)
                .description("1 while lines are processed, 0 while an error keeps them waiting").register(registry);
    }

    /// What happened at one listener since the start of the process.
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
        PipelineState state = pipeline.state();
        LogProgress.Totals totals = shared ? progress.totals() : new LogProgress.Totals(
                Math.max(pipeline.partition().end(), state.processed()), state.processed());
        return new Status(
                totals.received(),
                totals.processed(),
                log.problem(),
                state.problem(),
                state.since(),
                log.bytes(),
                Arrays.stream(Entrance.values())
                        .map(entrance -> new Listener(entrance, port(entrance), inbox.counters(entrance).snapshot()))
                        .toList());
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
