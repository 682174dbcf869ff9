package dev.banso.lake;

import dev.banso.lake.LakeException.Problem;
import dev.banso.lake.warehouse.Warehouse;
import dev.banso.lake.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose a warehouse is: a lake deletes what its list of files does not have, so two must never take one place for theirs. The
/// lake's folder says which warehouse has its files, and by which mark, which lies there, too.
final class WarehouseClaim {
    /// Says in the lake's folder where its settled files lie; there only while some may lie elsewhere.
    static final String RECORD = "warehouse";

    private static final String MARK = "owner";

    private final Path record;
    private final Warehouse warehouse;
    private final String mark;
    private volatile boolean isProven;

    private WarehouseClaim(Path record, Warehouse warehouse, String mark) {
        this.record = record;
        this.warehouse = warehouse;
        this.mark = mark;
    }

    /// Writes down, before anything is stored, where a lake's files lie from now on.
    ///
    /// @throws LakeException where they lie in another warehouse
    static WarehouseClaim of(Path root, Warehouse warehouse, boolean isHome) throws IOException {
        var record = root.resolve(RECORD);
        var known = read(record);
        if (known != null && !known.getFirst().equals(warehouse.location())) {
            throw new LakeException(
                    Problem.STORAGE,
                    "the settled files of the lake in %s lie in %s, not in %s. Start with that one, or bring them back first: without --warehouse"
                            .formatted(root, known.getFirst(), warehouse.location()));
        }
        if (known == null) {
            known = List.of(warehouse.location(), UUID.randomUUID().toString());
            if (isHome) {
                var complete = root.resolve("work").resolve(RECORD);
                Files.write(complete, known);
                Disk.publish(complete, record);
            }
        }
        return new WarehouseClaim(record, warehouse, known.get(1));
    }

    /// Where the settled files of the lake in a folder lie; null where in the folder.
    static @Nullable String locationOf(Path root) throws IOException {
        var known = read(root.resolve(RECORD));
        return known == null ? null : known.getFirst();
    }

    private static @Nullable List<String> read(Path record) throws IOException {
        if (!Files.exists(record)) {
            return null;
        }
        var lines = Files.readAllLines(record);
        if (lines.size() != 2) {
            throw new LakeException(Problem.STORAGE, record + " does not say where the lake's settled files lie; take it from a backup");
        }
        return lines;
    }

    /// Returns where the warehouse is this lake's, and makes it so where it is nobody's.
    ///
    /// @throws WarehouseException where it is another's
    void require() throws IOException {
        if (isProven) {
            return;
        }
        try {
            if (!new String(warehouse.read(MARK), StandardCharsets.UTF_8).equals(mark)) {
                throw anothers();
            }
        } catch (NoSuchFileException nobodys) {
            if (!warehouse.list("settled/").isEmpty() || !warehouse.list("kept/").isEmpty()) {
                throw anothers();
            }
            warehouse.write(MARK, mark.getBytes(StandardCharsets.UTF_8));
        }
        isProven = true;
    }

    private WarehouseException anothers() {
        return new WarehouseException(warehouse.location()
                + " has files of another installation, or of this one before it was restored. Give another prefix, or delete what is there");
    }

    /// Says that nothing of the lake is there any more.
    void giveUp() throws IOException {
        warehouse.delete(MARK);
        Files.deleteIfExists(record);
        Disk.forceFolder(Disk.parent(record));
    }
}
