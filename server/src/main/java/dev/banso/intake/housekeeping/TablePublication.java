package dev.banso.intake.housekeeping;

import dev.banso.intake.pipeline.Pipelines;
import dev.banso.operation.Bounds;
import dev.banso.operation.Finding;
import dev.banso.operation.ObservedInProcess;
import dev.banso.operation.Unit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Shows what has settled in this process's lakes to other engines. They see later what they do not see now, and Banso itself
/// needs none of it; but what was replaced stays on disk until the table no longer names it, so it must not fail for ever.
@Component
@Order(7)
class TablePublication implements ObservedInProcess {
    private static final Logger LOG = LoggerFactory.getLogger(TablePublication.class);
    /// A twentieth of the time at most: the more files there are, the longer it takes, so the rarer it is done.
    private static final long SHARE = 20;
    private static final Bounds LATE_SECONDS = Bounds.above(0, 86_400);

    private final Supplier<List<Runnable>> lakes;
    private final Counter failures;
    private long next = System.nanoTime();
    private volatile @Nullable Failure failing;

    /// Why it fails, and since when.
    private record Failure(String cause, long sinceNanos) {}

    @Autowired
    TablePublication(Pipelines pipelines, MeterRegistry registry) {
        this(() -> pipelines.all().stream().<Runnable>map(pipeline -> pipeline.lake()::publish).toList(), registry);
    }

    /// @param lakes the publication of each lake of this process
    TablePublication(Supplier<List<Runnable>> lakes, MeterRegistry registry) {
        this.lakes = lakes;
        this.failures = Counter.builder("banso.lake.publication.failures")
                .description("Attempts to show settled lines to other engines that failed; tried again").register(registry);
    }

    /// Publishes every lake of this process, unless that was done just now.
    void publish() {
        long begin = System.nanoTime();
        if (begin - next < 0) {
            return;
        }
        String problem = null;
        for (Runnable lake : lakes.get()) {
            String failed = failureOf(lake);
            problem = problem == null ? failed : problem;
        }
        note(problem, begin);
        next = problem == null ? begin + SHARE * (System.nanoTime() - begin) : begin;
    }

    private @Nullable String failureOf(Runnable lake) {
        try {
            lake.run();
            return null;
        } catch (RuntimeException unreachable) {
            failures.increment();
            return String.valueOf(unreachable.getMessage());
        }
    }

    private void note(@Nullable String problem, long now) {
        Failure before = failing;
        if (problem != null && (before == null || !before.cause().equals(problem))) {
            LOG.warn("The table for other engines stays as it was; it is tried again every minute: {}", problem);
        }
        failing = problem == null ? null : new Failure(problem, before == null ? now : before.sinceNanos());
    }

    @Override
    public List<Finding> findings() {
        Failure now = failing;
        return List.of(Finding.of("table", now == null ? 0 : Math.max(1, (System.nanoTime() - now.sinceNanos()) / 1e9), Unit.SECONDS, LATE_SECONDS)
                .because(now == null ? null : now.cause()));
    }
}
