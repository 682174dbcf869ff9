package dev.banso.intake.housekeeping;

import dev.banso.clock.ClockMoved;
import dev.banso.clock.MovableClock;
import dev.banso.company.Companies;
import dev.banso.company.Company;
import dev.banso.database.Scope;
import dev.banso.intake.DetectionLinesEnded;
import dev.banso.intake.ReportedMonths;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.intake.pipeline.Pipelines;
import dev.banso.intake.quarantine.Quarantine;
import dev.banso.lake.Compaction;
import dev.banso.lake.LakeException;
import dev.banso.operation.Stage;
import dev.banso.operation.StageTimers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The regular work of this process's lakes: small files are merged every minute, again and again where many came meanwhile, and shown
/// to other engines; old lines end once a day of Banso's clock, at once where the clock was moved on.
@Component
@Lazy(false)
class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Scope SCOPE = Scope.system("housekeeping");
    /// So much comes in a minute where many lines come.
    private static final long MANY_BYTES = 256L << 20;
    private static final Duration LONGEST_MOVE = Duration.ofSeconds(20);

    private final Pipelines pipelines;
    private final Retention retention;
    private final Companies companies;
    private final Quarantine quarantine;
    private final ReportedMonths reported;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final StageTimers timers;
    private final TablePublication publication;
    private final MeterRegistry registry;
    private @Nullable LocalDate expiredOn;

    Housekeeping(Pipelines pipelines, Retention retention, Companies companies, Quarantine quarantine,
            ReportedMonths reported, ApplicationEventPublisher events, Clock clock, StageTimers timers,
            TablePublication publication, MeterRegistry registry) {
        this.pipelines = pipelines;
        this.retention = retention;
        this.companies = companies;
        this.quarantine = quarantine;
        this.reported = reported;
        this.events = events;
        this.clock = clock;
        this.timers = timers;
        this.publication = publication;
        this.registry = registry;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void keepOrder() {
        boolean manyCame = true;
        while (manyCame) {
            manyCame = keepOrderOnce();
        }
    }

    /// @return whether so much came meanwhile that it should be done again at once
    private synchronized boolean keepOrderOnce() {
        List<Pipeline> own = pipelines.all();
        boolean manyCame = false;
        for (Pipeline pipeline : own) {
            manyCame |= unlessAway("settling", () -> compact(pipeline));
        }
        own.forEach(pipeline -> unlessAway("moving", () -> bringHome(pipeline)));
        LocalDate today = LocalDate.now(clock.withZone(MovableClock.JAPAN));
        if (!own.isEmpty() && !today.equals(expiredOn)) {
            unlessAway("expiry", () -> {
                SCOPE.run(() -> expire(clock.instant()));
                expiredOn = today;
            });
        }
        publication.publish();
        return manyCame;
    }

    private void unlessAway(String name, Runnable work) {
        unlessAway(name, () -> {
            work.run();
            return false;
        });
    }

    /// Work that a warehouse holds up waits for the next time, and holds nothing else up.
    ///
    /// @return what the work does; false where it was held up
    private boolean unlessAway(String name, BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (LakeException problem) {
            if (problem.problem() != LakeException.Problem.WAREHOUSE) {
                throw problem;
            }
            registry.counter("banso.lake.postponed", "work", name).increment();
            LOG.warn("The {} of lines waits for a minute: {}", name, problem.getMessage());
            return false;
        }
    }

    private void bringHome(Pipeline pipeline) {
        long end = System.nanoTime() + LONGEST_MOVE.toNanos();
        pipeline.lake().bringHome(() -> System.nanoTime() < end);
    }

    @EventListener
    void on(ClockMoved moved) {
        Thread.ofPlatform().daemon().name("housekeeping").start(this::keepOrder);
    }

    /// Times only what moved lines: most looks find nothing to do.
    ///
    /// @return whether much came meanwhile
    private boolean compact(Pipeline pipeline) {
        long begun = System.nanoTime();
        Runnable pause = new LinesFirst(() -> pipeline.isRunning() ? pipeline.lag() : 0, pipeline.lake()::unsettled);
        Compaction done = pipeline.lake().compact(pipeline.state().processed(), pause);
        if (done.filesRead() > 0) {
            timers.count(Stage.SETTLE, Duration.ofNanos(System.nanoTime() - begun));
        }
        return done.filesRead() > 0 && pipeline.isRunning() && pipeline.lake().unsettled().bytes() >= MANY_BYTES;
    }

    /// Ends the lines that were received longer ago than the retention; those of detections when no report counts them.
    void expire(Instant now) {
        Instant before = now.minus(Duration.ofDays(retention.days()));
        Set<UUID> all = companies.all().stream().map(Company::id).collect(Collectors.toSet());
        long rows = 0;
        for (Pipeline pipeline : pipelines.all()) {
            rows += pipeline.lake().expire(before, all) + pipeline.lake().expireQuarantine(before);
        }
        rows += endDetections(before, all);
        quarantine.expire(before);
        if (rows > 0) {
            LOG.info("{} lines received before {} ended with their retention", rows, before);
        }
    }

    private long endDetections(Instant before, Set<UUID> all) {
        Map<Instant, Set<UUID>> bounds = new HashMap<>();
        reported.oldest(all).forEach((company, month) -> {
            // A line was received after it happened, so what was received before a month is of an earlier one.
            Instant begin = month.atDay(1).atStartOfDay(MovableClock.JAPAN).toInstant();
            bounds.computeIfAbsent(begin.isBefore(before) ? begin : before, bound -> new HashSet<>()).add(company);
        });
        long rows = 0;
        for (Map.Entry<Instant, Set<UUID>> bound : bounds.entrySet()) {
            rows += pipelines.all().stream().mapToLong(one -> one.lake().expireDetections(bound.getKey(), bound.getValue())).sum();
            events.publishEvent(new DetectionLinesEnded(bound.getValue(), bound.getKey()));
        }
        return rows;
    }
}
