package dev.banso.operation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What this process sees of itself.
@Component
@Lazy(false)
class OwnReport {
    private static final Logger LOG = LoggerFactory.getLogger(OwnReport.class);

    private final List<ObservedInProcess> observed;
    private final StageTimers timers;
    private final RecentLosses recent = new RecentLosses();
    /// Who could not be asked the last time, so that the log says it once.
    private final Set<String> silent = new HashSet<>();

    OwnReport(List<ObservedInProcess> observed, StageTimers timers) {
        this.observed = observed;
        this.timers = timers;
    }

    synchronized ProcessReport look() {
        List<Loss> losses = all(observed, Observed::losses);
        Map<String, Long> counters = new HashMap<>();
        observed.forEach(one -> one.counters().forEach((name, count) -> counters.merge(name, count, Long::sum)));
        return new ProcessReport(all(observed, Observed::findings), all(observed, Observed::queues), losses, recent.lastHour(losses),
                timers.timings(), counters);
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    synchronized void noteLosses() {
        recent.note(all(observed, Observed::losses));
    }

    /// What cannot be asked now is missing from the answer, and the log says why; the others are shown all the same.
    synchronized <T> List<T> all(List<? extends Observed> asked, Function<Observed, List<T>> question) {
        return asked.stream().flatMap(one -> {
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
