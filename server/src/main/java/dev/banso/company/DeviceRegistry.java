package dev.banso.company;

import dev.banso.company.Attribution.Unattributed;
import dev.banso.database.Scope;
import dev.banso.events.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Says whose a line is, from memory: every device with its evidence and assignments. A change is in the index when the
/// transaction that made it has returned; changes by other processes follow within seconds. Only the devices that changed are
/// read again, so a change costs the same among ten devices and among ten thousand.
@Component
public class DeviceRegistry implements InitializingBean, DisposableBean {
    /// After so long every process that reaches the database knows of a change.
    public static final Duration LONGEST_DELAY = Duration.ofSeconds(6);

    private static final Logger LOG = LoggerFactory.getLogger(DeviceRegistry.class);
    private static final Scope SCOPE = Scope.system("device-registry");
    private static final long LOOK_EVERY_MILLISECONDS = 3_000;
    private static final long TIDY_EVERY_REVISIONS = 1_000;

    private final RegistryRows rows;
    private final Thread watcher;
    private long revision = -1;
    private volatile RegistryIndex index = new RegistryIndex(Map.of());

    DeviceRegistry(RegistryRows rows) {
        this.rows = rows;
        this.watcher = Thread.ofVirtual().name("device-registry").unstarted(this::watch);
    }

    /// Which device the evidence of a line fits.
    public Identification identify(Claim claim, Source source) {
        return index.identify(claim, source);
    }

    /// The device of that number, where evidence other than a connection says that a line is its.
    public Identification identify(UUID device) {
        return index.identify(device);
    }

    /// Which device bears the serial number and virtual domain of a line, where somebody vouches for its origin.
    public Identification identify(Claim claim) {
        return index.identify(claim);
    }

    /// To whom a line of that time belongs.
    public Attribution attribute(Claim claim, Source source, Instant eventTime) {
        return switch (identify(claim, source)) {
            case Identification.Identified device -> device.at(eventTime);
            case Identification.Unidentified unknown -> new Unattributed(unknown.reason());
        };
    }

    @Override
    public void afterPropertiesSet() {
        follow();
        watcher.start();
    }

    @Override
    public void destroy() {
        watcher.interrupt();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(DeviceChanged change) {
        follow();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(CompanyChanged change) {
        follow();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(CompanyErased change) {
        follow();
    }

    /// Reads again what changed since it was read last; for who cannot wait until that happens by itself.
    public synchronized void follow() {
        SCOPE.run(() -> {
            RegistryRows.Changes changes = rows.since(revision);
            if (changes.devices() == null) {
                index = new RegistryIndex(rows.readAll());
            } else {
                Map<UUID, RegisteredDevice> current = rows.read(changes.devices());
                changes.devices().forEach(device -> index.replace(device, current.get(device)));
            }
            if (changes.revision() / TIDY_EVERY_REVISIONS != revision / TIDY_EVERY_REVISIONS) {
                rows.forgetBefore(changes.revision());
            }
            revision = changes.revision();
        });
    }

    private void watch() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(LOOK_EVERY_MILLISECONDS);
                follow();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException unreachable) {
                LOG.warn("The device registry could not be read again; the last one stays in use.", unreachable);
            }
        }
    }
}
