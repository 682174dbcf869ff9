package dev.banso.intake.passage;

import dev.banso.company.Attribution;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The passages whose lines one partition's pipeline meets. What was taken is remembered from the last commit on, so a line
/// that comes again after a crash is taken once.
public final class OpenPassages {
    private static final Scope SCOPE = Scope.system("passages");

    private final JdbcClient jdbc;
    private final Devices devices;
    private final DeviceRegistry registry;
    private final TransactionTemplate transaction;
    private final Map<UUID, Optional<OpenPassage>> open = new ConcurrentHashMap<>();

    OpenPassages(JdbcClient jdbc, Devices devices, DeviceRegistry registry, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.devices = devices;
        this.registry = registry;
        this.transaction = transaction;
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

    private Optional<OpenPassage> find(UUID id) {
        return open.computeIfAbsent(id, unseen -> SCOPE.get(() -> {
            // Its device may be younger than what this process knows of the registry.
            registry.follow();
            return transaction.execute(status -> load(unseen));
        }));
    }

    private boolean stands(UUID id) {
        return SCOPE.get(() -> Boolean.TRUE.equals(transaction.execute(status ->
                jdbc.sql("select exists (select from line_import where id = :id)").param("id", id).query(Boolean.class).single())));
    }

    private Optional<OpenPassage> load(UUID id) {
        return jdbc.sql("select device_id, kind, last_ordinal from line_import where id = :id")
                .param("id", id)
                .query(Row.class)
                .optional()
                .flatMap(row -> row.deviceId() == null
                        ? Optional.of(new OpenPassage(null, false, row.lastOrdinal()))
                        : devices.find(row.deviceId()).map(device ->
                                new OpenPassage(device, row.kind().equals("adoption"), row.lastOrdinal())));
    }

    /// Which lines of a batch are taken. Nothing is remembered before [#keep()], so a batch that could not be read may be
    /// begun again.
    public final class Taking {
        private final Map<OpenPassage, Long> upTo = new HashMap<>();
        private final Map<UUID, Boolean> standing = new HashMap<>();

        private Taking() {}

        /// Whether this line is taken now: not where it was taken before, and not where its company was erased, the passage
        /// with it. To be asked in the order of the log.
        public boolean take(Passage place) {
            OpenPassage passage = find(place.id()).orElse(null);
            if (passage == null || !standing.computeIfAbsent(place.id(), OpenPassages.this::stands) || !passage.isAhead(place.ordinal(), upTo.get(passage))) {
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

    private record Row(@Nullable UUID deviceId, String kind, long lastOrdinal) {}
}
