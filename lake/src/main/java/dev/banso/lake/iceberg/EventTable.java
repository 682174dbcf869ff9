package dev.banso.lake.iceberg;

import dev.banso.lake.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.ExpireSnapshots.CleanupLevel;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.ReachableFileUtil;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/// The table while nobody else changes it: which files it has, and how that changes. To be closed soon.
public final class EventTable implements AutoCloseable {
    private static final String METADATA = "metadata";

    private final TurnTaking turn;
    private final Table table;
    private final TableSchema columns;
    private final WarehouseIO files;
    private final Warehouse warehouse;

    EventTable(TurnTaking turn, Table table, TableSchema columns, WarehouseIO files, Warehouse warehouse) {
        this.turn = turn;
        this.table = table;
        this.columns = columns;
        this.files = files;
        this.warehouse = warehouse;
    }

    /// Another one where the table was made anew.
    public UUID id() {
        return table.uuid();
    }

    /// The state of the table now; 0 while it has never held a file. Numbers grow from state to state.
    public long state() {
        var current = table.currentSnapshot();
        return current == null ? 0 : current.sequenceNumber();
    }

    /// The oldest state that engines may still be reading.
    public long oldestState() {
        return snapshots().mapToLong(Snapshot::sequenceNumber).min().orElse(Long.MAX_VALUE);
    }

    /// The locations below a place that the table names now.
    public Set<String> files(String place) {
        var current = table.currentSnapshot();
        return current == null ? Set.of() : locations(current.dataManifests(table.io()).stream(), place);
    }

    /// The locations below a place that the table names in any state that engines may still be reading.
    public Set<String> filesOfAllStates(String place) {
        return locations(snapshots().flatMap(each -> each.dataManifests(table.io()).stream()).distinct(), place);
    }

    /// Takes files in and out, all at once.
    public void change(Collection<TableFile> added, Collection<TableFile> removed) {
        var change = table.newOverwrite();
        added.forEach(file -> change.addFile(columns.describe(file, table.spec())));
        removed.forEach(file -> change.deleteFile(columns.describe(file, table.spec())));
        change.commit();
    }

    /// Forgets states that were replaced before a time, and deletes what only they needed, the rest of interrupted changes
    /// included. The table's data files are left alone: they are the lake's.
    ///
    /// @param millis since 1970, by this machine's clock
    public void forgetBefore(long millis) {
        var old = snapshots().filter(each -> isReplacedBefore(each, millis)).toList();
        if (!old.isEmpty()) {
            var expiry = table.expireSnapshots().expireOlderThan(0).cleanupLevel(CleanupLevel.NONE);
            old.forEach(each -> expiry.expireSnapshotId(each.snapshotId()));
            expiry.commit();
        }
        deleteUnreachable();
    }

    /// Leaves nothing but the names of the files that the table has now.
    public void forgetAllButNow() {
        if (table.currentSnapshot() != null) {
            table.rewriteManifests()
                    .clusterBy(file -> file.partition().get(1, Integer.class))
                    .commit();
        }
        forgetBefore(Long.MAX_VALUE);
    }

    /// The paths of metadata that says something of a company.
    ///
    /// @param place where others have files in the table that are not asked for, only what names files of this place counts
    public List<String> naming(String company, String place) {
        var isShared = locations(snapshots().flatMap(each -> each.dataManifests(table.io()).stream()).distinct(), "").stream()
                .anyMatch(location -> location.contains(company) && !location.startsWith(place));
        return metadata().stream()
                .filter(path -> MetadataText.of(files.read(warehouse.location(path)), path)
                        .anyMatch(text -> text.contains(company) && (!isShared || text.contains(place))))
                .toList();
    }

    private boolean isReplacedBefore(Snapshot snapshot, long millis) {
        return snapshots().anyMatch(next ->
                next.sequenceNumber() > snapshot.sequenceNumber() && next.timestampMillis() < millis);
    }

    private Stream<Snapshot> snapshots() {
        return StreamSupport.stream(table.snapshots().spliterator(), false);
    }

    private Set<String> locations(Stream<ManifestFile> manifests, String place) {
        var locations = new HashSet<String>();
        manifests.forEach(manifest -> {
            try (var reader = ManifestFiles.read(manifest, table.io(), table.specs())) {
                reader.forEach(file -> add(file, place, locations));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return locations;
    }

    private static void add(ContentFile<?> file, String place, Set<String> locations) {
        if (file.location().startsWith(place)) {
            locations.add(file.location());
        }
    }

    /// While it is our turn, nobody else is writing metadata that is not reachable yet.
    private void deleteUnreachable() {
        table.refresh();
        var reachable = new HashSet<>(ReachableFileUtil.metadataFileLocations(table, false));
        reachable.addAll(ReachableFileUtil.manifestListLocations(table));
        snapshots().flatMap(each -> each.allManifests(table.io()).stream()).forEach(each -> reachable.add(each.path()));
        metadata().stream()
                .map(warehouse::location)
                .filter(location -> !reachable.contains(location))
                .forEach(files::deleteFile);
    }

    private List<String> metadata() {
        try {
            return warehouse.list(METADATA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        turn.close();
    }
}
