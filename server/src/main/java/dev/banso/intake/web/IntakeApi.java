package dev.banso.intake.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.intake.IntakeStatus;
import dev.banso.intake.device.DeviceSign;
import dev.banso.intake.device.DeviceSignList;
import dev.banso.intake.inbox.EntranceCounters;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `GET /api/v1/intake`: counters per listener and device, and how far the lines are processed.
@RestController
class IntakeApi {
    private static final int MOST_DEVICES = 1_000;

    private final IntakeStatus status;
    private final DeviceSignList signs;

    IntakeApi(IntakeStatus status, DeviceSignList signs) {
        this.status = status;
        this.signs = signs;
    }

    /// @param devices how many of the devices heard last are named at most; the highest number where it is higher
    @GetMapping("/api/v1/intake")
    @Requires(Permission.INTAKE_READ)
    IntakeJson show(@RequestParam(defaultValue = "" + MOST_DEVICES) int devices) {
        IntakeStatus.Status now = status.now();
        return new IntakeJson(now.received(), now.processed(), now.lag(), now.journalProblem(), now.pipelineProblem(),
                now.pipelineProblemSince(), now.journalBytes(), now.listeners().stream().map(ListenerJson::of).toList(),
                signs.latest(Math.clamp(devices, 0, MOST_DEVICES)));
    }

    /// @param received number of the last line that is on disk
    /// @param processed number of the last line that is processed for good
    /// @param journalProblem why no lines are taken, or null
    /// @param pipelineProblem why lines wait to be processed, or null
    record IntakeJson(long received, long processed, long lag, @Nullable String journalProblem, @Nullable String pipelineProblem,
            @Nullable Instant pipelineProblemSince, long journalBytes, List<ListenerJson> listeners, List<DeviceSign> devices) {}

    record ListenerJson(String listener, @Nullable Integer port, long lines, long bytes, long droppedByKernel,
            long droppedAtJournal, long oversize, long incomplete, long refusedConnections, long connections) {
        private static ListenerJson of(IntakeStatus.Listener listener) {
            EntranceCounters.Snapshot counters = listener.counters();
            return new ListenerJson(listener.entrance().code(), listener.port(), counters.lines(), counters.bytes(),
                    counters.droppedByKernel(), counters.droppedAtJournal(), counters.oversize(), counters.incomplete(),
                    counters.refusedConnections(), counters.connections());
        }
    }
}
