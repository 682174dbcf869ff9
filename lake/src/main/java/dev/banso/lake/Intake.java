package dev.banso.lake;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// Takes events in: one file per journal range, whole and durable or not there.
final class Intake {
    /// The folder of files that are being written.
    static final String UNFINISHED = "work/intake";

    private final Path root;
    private final Catalogue catalogue;
    private final AtomicLong refusedRows = new AtomicLong();
    /// Held for reading while a file is on its way, so that an erasure can wait until none is.
    private final ReentrantReadWriteLock onTheWay = new ReentrantReadWriteLock();

    Intake(Path root, Catalogue catalogue) {
        this.root = root;
        this.catalogue = catalogue;
    }

    void write(long first, long last, List<StoredEvent> events) throws IOException {
        check(first, last, events);
        onTheWay.readLock().lock();
        try {
            var sorted = sorted(events);
            if (!sorted.isEmpty()) {
                store(first, last, sorted);
            }
        } finally {
            onTheWay.readLock().unlock();
        }
    }

    /// What is to be stored, by company and time. Companies are few and their lines come nearly in order, so the lines are first
    /// given to their companies.
    private List<StoredEvent> sorted(List<StoredEvent> events) {
        var companies = new HashMap<@Nullable UUID, List<StoredEvent>>();
        for (var event : events) {
            companies.computeIfAbsent(event.company(), unseen -> new ArrayList<>()).add(event);
        }
        var sorted = new ArrayList<StoredEvent>(events.size());
        for (var company : companies.keySet().stream().sorted(EventOrder.BY_OWNER).toList()) {
            var own = requireNonNull(companies.get(company));
            if (catalogue.isErased(Owner.of(company))) {
                refusedRows.addAndGet(own.size());
            } else {
                own.sort(EventOrder.BY_TIME);
                sorted.addAll(own);
            }
        }
        return sorted;
    }

    /// Returns when every file that was on its way has arrived.
    void awaitArrivals() {
        onTheWay.writeLock().lock();
        onTheWay.writeLock().unlock();
    }

    /// Rows that were not taken because their company was erased.
    long refusedRows() {
        return refusedRows.get();
    }

    static String name(long first, long last) {
        return "%020d-%020d-%s.parquet"
                .formatted(first, last, HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()));
    }

    private void store(long first, long last, List<StoredEvent> sorted) throws IOException {
        var name = name(first, last);
        var incoming = root.resolve(UNFINISHED).resolve(name);
        try {
            Files.createDirectories(incoming.getParent());
            LineFileWriter.write(incoming, sorted);
            var path = LineFile.Kind.MIXED.folder() + "/" + name;
            Disk.publish(incoming, root.resolve(path));
            catalogue.commit(new Edit(List.of(describe(path, first, last, sorted)), List.of(), List.of()));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(incoming);
            throw e;
        }
    }

    private void check(long first, long last, List<StoredEvent> events) {
        for (var event : events) {
            if (event.sequence() < first || event.sequence() > last) {
                throw new IllegalArgumentException(
                        "event %d is outside of its range %d–%d".formatted(event.sequence(), first, last));
            }
        }
        var overlapping = catalogue.files(file ->
                file.kind() == LineFile.Kind.MIXED && file.first() <= last && file.last() >= first);
        if (!overlapping.isEmpty()) {
            throw new IllegalArgumentException(
                    "a part of %d–%d is stored already: discard what was not committed first".formatted(first, last));
        }
    }

    private LineFile describe(String path, long first, long last, List<StoredEvent> events) throws IOException {
        var time = new Span();
        var received = new Span();
        for (var event : events) {
            time.add(LineSchema.micros(event.time()));
            received.add(LineSchema.micros(event.receivedAt()));
        }
        return new LineFile(
                path,
                LineFile.Kind.MIXED,
                0,
                first,
                last,
                time.min(),
                time.max(),
                received.min(),
                received.max(),
                Files.size(root.resolve(path)),
                owners(events));
    }

    /// How many of the events, sorted by company, are whose.
    private static Owners owners(List<StoredEvent> sorted) {
        var owners = new HashMap<UUID, Long>();
        var from = 0;
        for (var i = 1; i <= sorted.size(); i++) {
            var company = sorted.get(from).company();
            if (i == sorted.size() || !Objects.equals(sorted.get(i).company(), company)) {
                owners.put(Owner.of(company), (long) i - from);
                from = i;
            }
        }
        return Owners.of(owners);
    }
}
