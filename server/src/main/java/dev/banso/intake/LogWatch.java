package dev.banso.intake;

import dev.banso.intake.pipeline.LogProgress.Partition;
import dev.banso.intake.pipeline.LogProgress;
import dev.banso.operation.Bounds;
import dev.banso.operation.Finding;
import dev.banso.operation.LogShares;
import dev.banso.operation.Observed;
import dev.banso.operation.Queue;
import dev.banso.operation.Unit;
import dev.banso.operation.Workers;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import dev.banso.settings.Settings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// How far the partitions of a shared log are, looked at every two seconds; so that nobody who asks waits for a broker that does
/// not answer. Alone on its machine, a process knows itself, and nothing is looked at.
@Component
@OnlyIn(ProcessRole.CONSOLE)
@Order(4)
class LogWatch implements Observed, LogShares {
    private static final Logger LOG = LoggerFactory.getLogger(LogWatch.class);
    /// A partition whose worker was lost is taken over within ten seconds.
    private static final Bounds UNATTENDED_SECONDS = Bounds.above(15, 60);

    private final LogProgress progress;
    private final Workers workers;
    private final MeterRegistry registry;
    private final boolean shared;
    private final Map<Integer, Long> unattendedSince = new HashMap<>();
    private volatile List<Partition> last = List.of();

    LogWatch(LogProgress progress, Workers workers, Settings settings, MeterRegistry registry) {
        this.progress = progress;
        this.workers = workers;
        this.registry = registry;
        this.shared = settings.kafka() != null;
    }

    /// The partitions as they were seen last; none before the first look.
    List<Partition> partitions() {
        return last;
    }

    @Scheduled(initialDelay = 500, fixedDelay = 2_000)
    void look() {
        if (!shared) {
            return;
        }
        try {
            List<Partition> now = progress.partitions();
            note(now);
            now.stream().filter(one -> last.stream().noneMatch(known -> known.number() == one.number())).forEach(this::measure);
            last = now;
        } catch (RuntimeException unreachable) {
            // Whoever takes lines says that Kafka is away, whoever works them off that the database is.
            LOG.debug("not seen", unreachable);
        }
    }

    private void measure(Partition one) {
        Gauge.builder("banso.intake.partition.lag.lines", this, watch -> watch.waiting(one.number())).tag("partition", Integer.toString(one.number()))
                .description("Lines of this partition of the log that wait to be processed, whoever works it off").register(registry);
    }

    private long waiting(int number) {
        return last.stream().filter(one -> one.number() == number).mapToLong(Partition::waiting).sum();
    }

    private synchronized void note(List<Partition> now) {
        Set<String> alive = workers.all().stream().filter(Workers.Worker::alive).map(Workers.Worker::name).collect(Collectors.toSet());
        for (Partition one : now) {
            if (one.waiting() > 0 && (one.holder() == null || !alive.contains(one.holder()))) {
                unattendedSince.putIfAbsent(one.number(), System.nanoTime());
            } else {
                unattendedSince.remove(one.number());
            }
        }
    }

    private synchronized Duration unattended() {
        return unattendedSince.values().stream().map(since -> Duration.ofNanos(System.nanoTime() - since)).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    @Override
    public List<Finding> findings() {
        return shared ? List.of(
                Finding.of("waiting", waiting(), Unit.COUNT, ProcessingObserved.WAITING_LINES),
                Finding.of("unattended", unattended().toMillis() / 1000.0, Unit.SECONDS, UNATTENDED_SECONDS)) : List.of();
    }

    @Override
    public List<Queue> queues() {
        return shared ? List.of(Queue.unbounded("lines", waiting())) : List.of();
    }

    private long waiting() {
        return last.stream().mapToLong(Partition::waiting).sum();
    }

    @Override
    public List<Share> shares() {
        return last.stream().map(one -> new Share(one.number(), one.holder(), one.waiting())).toList();
    }
}
