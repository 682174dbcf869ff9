package dev.banso.operation;

import dev.banso.database.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/// One look at everything that is [Observed], kept for a moment, so that page, API and metrics cost the same however often they
/// are asked.
@Service
public class Observation {
    private static final Logger LOG = LoggerFactory.getLogger(Observation.class);
    private static final Scope SCOPE = Scope.system("operation");
    private static final long FRESH_NANOS = 2_000_000_000L;

    private final List<Observed> observed;
    /// Who could not be asked the last time, so that the log says it once.
    private final Set<String> silent = new HashSet<>();
    private final RecentLosses recent = new RecentLosses();
    private @Nullable Seen last;

    Observation(List<Observed> observed) {
        this.observed = observed;
    }

    /// What was seen at one moment.
    ///
    /// @param lastHour of each loss, by its name, what came within the last hour
    public record Seen(List<Finding> findings, List<Queue> queues, List<Loss> losses, Map<String, Long> lastHour, long atNanos) {
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
        recent.note(now().losses());
    }

    private Seen look() {
        List<Loss> losses = all(Observed::losses);
        Map<String, Long> lastHour = recent.lastHour(losses);
        List<Finding> findings = new ArrayList<>(all(Observed::findings));
        findings.add(lost(losses, lastHour));
        return new Seen(List.copyOf(findings), all(Observed::queues), losses, lastHour, System.nanoTime());
    }

    private static Finding lost(List<Loss> losses, Map<String, Long> lastHour) {
        long lost = losses.stream().filter(loss -> loss.harm() == Loss.Harm.LOST)
                .mapToLong(loss -> lastHour.getOrDefault(loss.name(), 0L)).sum();
        return Finding.of("lost", lost, Unit.COUNT, Bounds.above(0, 100));
    }

    /// What cannot be asked now is missing from the answer, and the log says why; the others are shown all the same.
    private <T> List<T> all(Function<Observed, List<T>> question) {
        return observed.stream().flatMap(one -> {
            String name = one.getClass().getSimpleName();
            try {
                List<T> answer = question.apply(one);
                silent.remove(name);
                return answer.stream();
            } catch (RuntimeException unknown) {
                if (silent.add(name)) {
                    LOG.warn("{} cannot be observed now", name, unknown);
                }
                return Stream.empty();
            }
        }).toList();
    }
}
