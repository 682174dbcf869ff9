package dev.banso.intake.housekeeping;

import dev.banso.company.CompanyErased;
import dev.banso.company.CompanyErasure;
import dev.banso.company.Device;
import dev.banso.company.Devices;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.intake.quarantine.Quarantine;
import dev.banso.lake.ErasureProof;
import dev.banso.lake.Lake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Removes every line of a company: those on their way and in the journal, those in the lake, and those that fell into
/// quarantine because the registry had let go of the company's devices already.
@Component
class LakeErasure implements CompanyErasure {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final Lake lake;
    private final Pipeline pipeline;
    private final Devices devices;
    private final Quarantine quarantine;
    /// The devices of companies whose rows are gone, until the erasure ends.
    private final Map<UUID, List<Device>> released = new ConcurrentHashMap<>();

    LakeErasure(Lake lake, Pipeline pipeline, Devices devices, Quarantine quarantine) {
        this.lake = lake;
        this.pipeline = pipeline;
        this.devices = devices;
        this.quarantine = quarantine;
    }

    @Override
    public void erase(UUID company) {
        // What comes from now on is in other files of the journal; those so far go as soon as they are processed.
        long last = pipeline.partition().seal();
        if (!pipeline.awaitProcessed(last, LONGEST_WAIT)) {
            throw new IllegalStateException("lines of the company may still be on their way: " + pipeline.state().problem());
        }
        pipeline.partition().acknowledge(last);
        List<Device> own = devices.ofCompany(company);
        if (!own.isEmpty()) {
            released.put(company, own);
        }
        released.getOrDefault(company, List.of()).forEach(this::eraseFromQuarantine);
        lake.erase(company);
        ErasureProof proof = lake.verifyErased(company);
        if (!proof.isErased()) {
            throw new IllegalStateException("lines of the company remain in " + proof.remaining());
        }
    }

    @EventListener
    void on(CompanyErased erased) {
        released.remove(erased.company());
    }

    private void eraseFromQuarantine(Device device) {
        List<Quarantine.Entry> senders = new ArrayList<>();
        if (device.devid() != null) {
            senders.addAll(quarantine.named(device.devid(), device.vd()));
        } else if (device.hostname() != null) {
            senders.addAll(quarantine.named(device.hostname()));
        }
        long processed = pipeline.state().processed();
        lake.compact(processed);
        for (Quarantine.Entry sender : senders) {
            lake.removeQuarantine(sender.sender().text(), processed);
            quarantine.forget(sender.id());
        }
    }
}
