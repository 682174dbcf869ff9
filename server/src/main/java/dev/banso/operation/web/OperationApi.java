package dev.banso.operation.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.operation.Bounds;
import dev.banso.operation.Condition;
import dev.banso.operation.Finding;
import dev.banso.operation.LogShares;
import dev.banso.operation.Observation;
import dev.banso.operation.ProviderWatch;
import dev.banso.operation.Queue;
import dev.banso.operation.StageTimers;
import dev.banso.operation.Workers;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `GET /api/v1/operations`: the operations page for programs.
@RestController
class OperationApi {
    private final Observation observation;
    private final LogShares shares;
    private final Workers workers;

    OperationApi(Observation observation, LogShares shares, Workers workers) {
        this.observation = observation;
        this.shares = shares;
        this.workers = workers;
    }

    @GetMapping("/api/v1/operations")
    @Requires(Permission.OPERATION_READ)
    OperationJson show() {
        ProviderWatch.check();
        Observation.Seen seen = observation.now();
        return new OperationJson(
                seen.findings().stream().map(Finding::condition).max(Comparator.naturalOrder()).orElse(Condition.WELL).code(),
                seen.findings().stream().map(FindingJson::of).toList(),
                workers.all().stream().map(WorkerJson::of).toList(),
                shares.shares(),
                seen.stages().stream().map(StageJson::of).toList(),
                seen.queues(),
                seen.losses().stream().map(loss -> new LossJson(loss.name(), loss.count(), seen.lastHour(loss),
                        loss.harm().name().toLowerCase(Locale.ROOT))).toList());
    }

    /// @param condition the worst of all findings: `well`, `watch` or `alarm`
    /// @param partitions of a log that several processes share; empty where one does everything
    record OperationJson(String condition, List<FindingJson> findings, List<WorkerJson> workers, List<LogShares.Share> partitions,
            List<StageJson> stages,
            List<Queue> queues, List<LossJson> losses) {}

    /// @param unit `seconds`, `bytes`, `percent`, `count`, or `yes` with 1 for yes
    /// @param watch beyond this it is to be watched; null for yes and no
    /// @param alarm beyond this somebody must do something; null where it never comes to that
    record FindingJson(String name, String condition, double value, String unit, @Nullable Double watch, @Nullable Double alarm,
            @Nullable String cause) {
        private static FindingJson of(Finding finding) {
            Bounds bounds = finding.bounds();
            return new FindingJson(finding.name(), finding.condition().code(), finding.value(), finding.unit().code(),
                    bounds == null ? null : bounds.watch(), bounds == null ? null : bounds.alarm(), finding.cause());
        }
    }

    /// @param silentSeconds since it was last heard
    /// @param lagSeconds age of the oldest line that waits for it
    record WorkerJson(String name, String roles, boolean alive, Instant startedAt, double silentSeconds, long processed, long waiting,
            double lagSeconds, @Nullable String problem) {
        private static WorkerJson of(Workers.Worker worker) {
            return new WorkerJson(worker.name(), worker.roles(), worker.alive(), worker.startedAt(), worker.silent().toMillis() / 1000.0,
                    worker.processed(), worker.waiting(), worker.delay().toMillis() / 1000.0, worker.problem());
        }
    }

    /// Seconds; median, p95 and longest of the last five minutes, of the slowest process.
    record StageJson(String name, long count, double totalSeconds, double median, double p95, double longest) {
        private static StageJson of(StageTimers.Timing timing) {
            return new StageJson(timing.stage().code(), timing.count(), timing.total(), timing.median(), timing.most(), timing.longest());
        }
    }

    /// @param count since the start of the process
    /// @param harm `lost` for good, or `refused`
    record LossJson(String name, long count, long lastHour, String harm) {}
}
