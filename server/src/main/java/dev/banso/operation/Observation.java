package dev.banso.operation;

import dev.banso.database.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/// One look at everything that is [Observed] here and at what the other processes say of themselves, kept for a moment, so that
/// page, API and metrics cost the same however often they are asked.
@Service
public class Observation {
    private static final Scope SCOPE = Scope.system("operation");
    private static final long FRESH_NANOS = 2_000_000_000L;

    private final List<? extends Observed> once;
    private final OwnReport own;
    private final Workers workers;
    private final RecentLosses recent = new RecentLosses();
    private @Nullable Seen last;

    Observation(List<Observed> observed, OwnReport own, Workers workers) {
        this.once = observed.stream().filter(one -> !(one instanceof ObservedInProcess)).toList();
        this.own = own;
        this.workers = workers;
    }

    /// What was seen at one moment.
    ///
    /// @param lastHour of each loss, by its name, what came within the last hour
    /// @param counters numbers of all processes together
    public record Seen(List<Finding> findings, List<Queue> queues, List<Loss> losses, Map<String, Long> lastHour,
            List<StageTimers.Timing> stages, Map<String, Long> counters, long atNanos) {
        /// How much of it came within the last hour.
        public long lastHour(Loss loss) {
            return lastHour.getOrDefault(loss.name(), 0L);
        }
    }

    /// How everything stands, at most two seconds ago.
    public synchronized Seen now() {
        Seen known = last;
        if (known == null || System.nanoTime() - known.atNanos() > FRESH_NANOS) {
            known = SCOPE.get(this::look);
            last = known;
        }
        return known;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    synchronized void noteLosses() {
        recent.note(SCOPE.get(() -> own.all(once, Observed::losses)));
    }

    private Seen look() {
        List<ProcessReport> reports = new ArrayList<>(List.of(own.look()));
        reports.addAll(workers.others());
        List<Loss> once = own.all(this.once, Observed::losses);
        List<Loss> losses = Together.losses(Stream.concat(reports.stream().flatMap(one -> one.losses().stream()), once.stream()));
        Map<String, Long> lastHour = Together.sums(Stream.concat(reports.stream().map(ProcessReport::lastHour), Stream.of(recent.lastHour(once))));
        List<Finding> findings = new ArrayList<>(Together.findings(reports.stream().flatMap(one -> one.findings().stream())));
        findings.addAll(own.all(this.once, Observed::findings));
        findings.add(lost(losses, lastHour));
        return new Seen(List.copyOf(findings),
                Stream.concat(Together.queues(reports.stream().flatMap(one -> one.queues().stream())).stream(),
                        own.all(this.once, Observed::queues).stream()).toList(),
                losses, lastHour,
                Together.stages(reports.stream().flatMap(one -> one.stages().stream())),
                Together.sums(reports.stream().map(ProcessReport::counters)), System.nanoTime());
    }

    private static Finding lost(List<Loss> losses, Map<String, Long> lastHour) {
        long lost = losses.stream().filter(loss -> loss.harm() == Loss.Harm.LOST)
                .mapToLong(loss -> lastHour.getOrDefault(loss.name(), 0L)).sum();
        return Finding.of("lost", lost, Unit.COUNT, Bounds.above(0, 100));
    }
}
