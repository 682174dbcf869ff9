package dev.banso.intake.housekeeping;

import dev.banso.company.CompanyErased;
import dev.banso.company.CompanyErasure;
import dev.banso.company.Device;
import dev.banso.company.Devices;
import dev.banso.intake.log.LogEnds;
import dev.banso.intake.pipeline.LogProgress;
import dev.banso.intake.pipeline.Pipelines;
import dev.banso.intake.quarantine.Quarantine;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Removes every line of a company: those on their way and in the log, those in the lake of every partition, and those that
/// fell into quarantine because the registry had let go of the company's devices already.
@Component
@OnlyIn(ProcessRole.CONSOLE)
class LakeErasure implements CompanyErasure {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final List<LogEnds> logs;
    private final LogProgress progress;
    private final Pipelines pipelines;
    private final Removals removals;
    private final Devices devices;
    private final Quarantine quarantine;
    /// The devices of companies whose rows are gone, until the erasure ends.
    private final Map<UUID, List<Device>> released = new ConcurrentHashMap<>();

    LakeErasure(List<LogEnds> logs, LogProgress progress, Pipelines pipelines, Removals removals, Devices devices, Quarantine quarantine) {
        this.logs = logs;
        this.progress = progress;
        this.pipelines = pipelines;
        this.removals = removals;
        this.devices = devices;
        this.quarantine = quarantine;
    }

    @Override
    public void erase(UUID company) {
        Map<Integer, Long> ends = new TreeMap<>();
        logs.forEach(log -> ends.putAll(log.ends()));
        // What comes from now on is in other files of the log; those so far go as soon as they are processed.
        pipelines.all().forEach(pipeline -> ends.put(pipeline.partition().number(), pipeline.partition().seal()));
        List<Device> own = devices.ofCompany(company);
        if (!own.isEmpty()) {
            released.put(company, own);
        }
        progress.awaitProcessed(ends, LONGEST_WAIT);
        removals.erase(company, senders(company), ends, LONGEST_WAIT);
        entries(company).forEach(entry -> quarantine.forget(entry.id()));
    }

    @EventListener
    void on(CompanyErased erased) {
        released.remove(erased.company());
    }

    private List<String> senders(UUID company) {
        return entries(company).stream().map(entry -> entry.sender().text()).toList();
    }

    private List<Quarantine.Entry> entries(UUID company) {
        List<Quarantine.Entry> entries = new ArrayList<>();
        for (Device device : released.getOrDefault(company, List.of())) {
            if (device.devid() != null) {
                entries.addAll(quarantine.named(device.devid(), device.vd()));
            } else if (device.hostname() != null) {
                entries.addAll(quarantine.named(device.hostname()));
            }
        }
        return entries;
    }
}
