package dev.banso.intake.search;

import dev.banso.operation.Observed;
import dev.banso.operation.Queue;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// How many searches there may be at the same time, running and waiting: for all, and for one viewer, so that nobody
/// keeps the others from searching.
@Component
@Order(20)
class SearchPlaces implements Observed {
    static final int FOR_ALL = 24;
    static final int FOR_ONE = 3;

    private final Map<String, Integer> taken = new HashMap<>();

    SearchPlaces(MeterRegistry registry) {
        registry.gauge("banso.search.running", this, SearchPlaces::running);
    }

    /// False where there is none; whoever got one gives it back.
    synchronized boolean take(String viewer) {
        if (running() >= FOR_ALL || taken.getOrDefault(viewer, 0) >= FOR_ONE) {
            return false;
        }
        taken.merge(viewer, 1, Integer::sum);
        return true;
    }

    synchronized void giveBack(String viewer) {
        taken.computeIfPresent(viewer, (unused, places) -> places == 1 ? null : places - 1);
    }

    @Override
    public List<Queue> queues() {
        return List.of(new Queue("searches", running(), (long) FOR_ALL));
    }

    synchronized int running() {
        return taken.values().stream().mapToInt(Integer::intValue).sum();
    }
}
