package dev.banso.intake.passage;

import dev.banso.company.Attribution;
import dev.banso.company.CompanyErased;
import dev.banso.company.DeviceRegistry;
import dev.banso.company.Devices;
import dev.banso.company.Identification;
import dev.banso.database.Scope;
import dev.banso.events.Claim;
import dev.banso.intake.inbox.Passage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The passages whose lines the pipeline meets. What was taken is remembered from the last commit on, so a line that
/// comes again after a crash is taken once.
@Component
public class OpenPassages {
    private static final Scope SCOPE = Scope.system("passages");

    private final JdbcClient jdbc;
    private final Devices devices;
    private final DeviceRegistry registry;
    private final TransactionTemplate transaction;
    private final Map<UUID, Optional<OpenPassage>> open = new ConcurrentHashMap<>();

    OpenPassages(JdbcClient jdbc, Devices devices, DeviceRegistry registry, PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.devices = devices;
        this.registry = registry;
        this.transaction = new TransactionTemplate(manager);
    }

    /// Begins to take the lines of a batch. For one thread at a time.
    public Taking begin() {
        return new Taking();
    }

    /// The device of a passage's line.
    public Identification identify(UUID passage, Claim claim) {
        return find(passage).map(found -> found.identify(claim, registry))
                .orElseGet(() -> new Identification.Unidentified(Attribution.Reason.SOURCE_MISMATCH));
    }

    /// Lines of an erased company's passages that are still on their way are left out.
    @EventListener
    void on(CompanyErased erased) {
        open.values().stream().flatMap(Optional::stream)
                .filter(passage -> passage.isOf(erased.company()))
                .forEach(OpenPassage::erase);
    }

    private Optional<OpenPassage> find(UUID id) {
        return open.computeIfAbsent(id, unseen -> SCOPE.get(() -> transaction.execute(status -> load(unseen))));
    }

    private Optional<OpenPassage> load(UUID id) {
        return jdbc.sql("select company_id, device_id, kind, last_ordinal from line_import where id = :id")
                .param("id", id)
                .query(Row.class)
                .optional()
                .flatMap(row -> row.deviceId() == null
                        ? Optional.of(new OpenPassage(null, null, false, row.lastOrdinal()))
                        : devices.find(row.deviceId()).map(device ->
                                new OpenPassage(row.companyId(), device, row.kind().equals("adoption"), row.lastOrdinal())));
    }

    /// Which lines of a batch are taken. Nothing is remembered before [#keep()], so a batch that could not be read may be
    /// begun again.
    public final class Taking {
        private final Map<OpenPassage, Long> upTo = new HashMap<>();

        private Taking() {}

        /// Whether this line is taken now: not where it was taken before, and not where its company is gone. To be asked
        /// in journal order.
        public boolean take(Passage place) {
            OpenPassage passage = find(place.id()).orElse(null);
            if (passage == null || !passage.isAhead(place.ordinal(), upTo.get(passage))) {
                return false;
            }
            upTo.put(passage, place.ordinal());
            return true;
        }

        /// The batch goes on to be committed.
        public void keep() {
            upTo.forEach(OpenPassage::advance);
        }
    }

    private record Row(@Nullable UUID companyId, @Nullable UUID deviceId, String kind, long lastOrdinal) {}
}
