package dev.banso.intake.imports;

import dev.banso.access.Viewer;
import dev.banso.company.Assignment;
import dev.banso.company.Devices;
import dev.banso.database.Scope;
import dev.banso.intake.inbox.Inbox;
import dev.banso.problem.BansoException;
import dev.banso.problem.Denied;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// Imports of older logs. The evidence of whose lines they are is the choice of a device by somebody who may see it.
@Service
public class Imports {
    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final Scope SYSTEM = Scope.system("imports");
    private static final int AT_THE_SAME_TIME = 4;

    private final ImportRuns runs;
    private final Devices devices;
    private final Inbox inbox;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_THE_SAME_TIME);
    private final Set<UUID> receiving = ConcurrentHashMap.newKeySet();

    Imports(ImportRuns runs, Devices devices, Inbox inbox, Clock clock) {
        this.runs = runs;
        this.devices = devices;
        this.inbox = inbox;
        this.clock = clock;
    }

    /// The import, as far as it is.
    ///
    /// @throws BansoException not found, where the scope sees none of that number
    public ImportRun get(UUID id) {
        ImportRun run = runs.find(id).orElseThrow(() -> BansoException.notFound("intake.error.no-import"));
        boolean left = run.state() == ImportState.RECEIVING && !receiving.contains(id);
        return left ? run.in(ImportState.BROKEN_OFF) : run;
    }

    /// Takes an upload in; returns when its lines are on disk.
    ///
    /// @param device whose lines they are; null: the registry decides for each line by serial number and virtual domain,
    ///     which only the provider may ask for
    /// @param key the requester's name for this import; where it is known, that import goes on behind its last line
    public ImportRun take(@Nullable UUID device, @Nullable String key, Viewer viewer, InputStream body) {
        requireAllowed(device, viewer);
        if (!places.tryAcquire()) {
            throw BansoException.limit("intake.error.imports");
        }
        try {
            ImportRun run = begin(device, key, viewer);
            if (!receiving.add(run.id())) {
                throw BansoException.conflict("intake.error.import-running");
            }
            try {
                receive(run.id(), body);
            } finally {
                receiving.remove(run.id());
            }
            return get(run.id());
        } finally {
            places.release();
        }
    }

    private ImportRun begin(@Nullable UUID device, @Nullable String key, Viewer viewer) {
        ImportRun known = key == null ? null : runs.find(viewer.reachId(), key).orElse(null);
        if (known == null) {
            return runs.begin(device == null ? null : devices.get(device), viewer.reachId(), viewer.scope().actor(), key);
        }
        if (!Objects.equals(known.device(), device)) {
            throw BansoException.conflict("intake.error.key-taken");
        }
        return known;
    }

    private void receive(UUID id, InputStream body) {
        // Read anew: another upload of the same key may have ended just now.
        ImportRun known = get(id);
        Upload upload = new Upload(id, known.lines(), inbox, clock, lines -> runs.move(id, ImportState.RECEIVING, lines));
        boolean whole = false;
        try {
            upload.read(body);
            whole = true;
        } catch (IOException broken) {
            LOG.info("import {} broke off: {}", id, broken.getMessage());
            throw BansoException.external("intake.error.broken-off", broken);
        } finally {
            long lines = upload.settle();
            // A whole import that is sent again needs nothing more, however far the repetition comes.
            boolean complete = whole || known.whole() && lines == known.lines();
            runs.move(id, complete ? ImportState.RECEIVED : ImportState.BROKEN_OFF, lines);
        }
    }

    /// Lines of a device go to whom it belonged at their time. Where that was another company, which the requester may not
    /// see, only the provider imports them.
    private void requireAllowed(@Nullable UUID device, Viewer viewer) {
        if (viewer.reach() == Scope.Kind.PROVIDER) {
            return;
        }
        if (device == null) {
            throw new Denied("intake.error.import-provider");
        }
        UUID own = devices.get(device).company();
        boolean shared = SYSTEM.get(() -> devices.assignments(device)).stream().map(Assignment::company)
                .anyMatch(company -> !company.equals(own));
        if (shared) {
            throw new Denied("intake.error.import-shared");
        }
    }
}
