package dev.banso.lake;

import dev.banso.lake.InParallel.Action;
import dev.banso.lake.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/// Settled and kept files lie in a warehouse, or are on their way there or back: a file that is in the folder is read there,
/// any other by a copy. So a move is one file more or less in the folder, and goes on wherever it was interrupted.
final class WarehouseFiles implements LakeFiles {
    private static final int MOVED_AT_ONCE = 64;
    /// Folders of the warehouse that are the lake's.
    private static final List<String> FOLDERS = List.of(LineFile.Kind.SETTLED.folder(), LineFile.Kind.KEPT.folder());

    private final Path root;
    private final FolderFiles folder;
    private final Warehouse warehouse;
    private final LakeWarehouse place;
    private final LocalCopies copies;
    private final boolean isHome;
    private final WarehouseClaim claim;
    private final Steps steps;
    /// Paths of settled files that lie in the folder.
    private final Set<String> here = ConcurrentHashMap.newKeySet();
    private volatile boolean isLeft;

    WarehouseFiles(Path root, LakeWarehouse place, Steps steps) throws IOException {
        this.root = root;
        this.steps = steps;
        folder = new FolderFiles(root, steps);
        this.place = place;
        warehouse = place.warehouse();
        copies = place.copies();
        isHome = place.isHome();
        claim = WarehouseClaim.of(root, warehouse, isHome);
        folder.near().stream().filter(path -> !isMixed(path)).forEach(here::add);
        if (isHome) {
            // The table is made anew in the warehouse, and names of companies must not stay behind.
            Disk.deleteTree(root.resolve("metadata"));
        }
    }

    private static boolean isMixed(String path) {
        return path.startsWith(LineFile.Kind.MIXED.folder() + "/");
    }

    @Override
    public String location() {
        return isHome ? warehouse.location() : folder.location();
    }

    @Override
    public void claim() throws IOException {
        if (isHome) {
            claim.require();
        }
    }

    @Override
    public boolean isInPlace(String path) {
        return here.contains(path) != isHome;
    }

    @Override
    public void store(Map<String, Path> complete) throws IOException {
        var near = new LinkedHashMap<String, Path>();
        var far = new ArrayList<Action>();
        complete.forEach((path, file) -> {
            if (isMixed(path) || !isHome) {
                near.put(path, file);
            } else {
                far.add(() -> upload(path, file));
            }
        });
        near.keySet().stream().filter(path -> !isMixed(path)).forEach(here::add);
        folder.store(near);
        if (!far.isEmpty()) {
            claim.require();
            InParallel.run(far, () -> steps.at("published"));
        }
    }

    private void upload(String path, Path file) throws IOException {
        warehouse.store(path, file);
        copies.adopt(warehouse, path, file);
    }

    @Override
    public Opened open(Collection<LineFile> files, Runnable patience) throws IOException {
        return CopiesHeld.open(root, place, files, file -> !isMixed(file.path()) && !here.contains(file.path()), patience);
    }

    @Override
    public boolean isFar(String path) {
        return !isMixed(path) && !isLeft;
    }

    @Override
    public void delete(String path) throws IOException {
        folder.delete(path);
        here.remove(path);
        if (isFar(path)) {
            claim.require();
            warehouse.delete(path);
            copies.drop(warehouse, path);
            steps.at("deleted");
        }
    }

    @Override
    public List<String> near() throws IOException {
        return folder.near();
    }

    @Override
    public List<String> far() throws IOException {
        claim.require();
        var paths = new ArrayList<String>();
        for (var one : FOLDERS) {
            paths.addAll(warehouse.list(one + "/"));
        }
        return paths;
    }

    @Override
    public List<Path> copies() throws IOException {
        var found = new ArrayList<Path>();
        for (var one : FOLDERS) {
            found.addAll(copies.of(warehouse.below(one)));
        }
        return found;
    }

    @Override
    public void bringHome(Collection<String> settled, Unread unread, BooleanSupplier hasTime) throws IOException {
        var away = settled.stream().filter(path -> !isInPlace(path)).toList();
        for (var from = 0; from < away.size() && hasTime.getAsBoolean(); from += MOVED_AT_ONCE) {
            var some = away.subList(from, Math.min(away.size(), from + MOVED_AT_ONCE));
            if (isHome) {
                claim.require();
                InParallel.run(some.stream().map(this::copyAway).toList(), () -> steps.at("moved"));
                for (var path : some) {
                    unread.run(path, () -> leaveFolder(path));
                    steps.at("left");
                }
            } else {
                InParallel.run(some.stream().map(this::bringBack).toList(), () -> steps.at("moved"));
            }
        }
        if (!isHome && away.isEmpty() && !isLeft) {
            leaveWarehouse();
        }
    }

    private Action copyAway(String path) {
        return () -> warehouse.store(path, root.resolve(path));
    }

    private void leaveFolder(String path) throws IOException {
        here.remove(path);
        folder.delete(path);
    }

    private Action bringBack(String path) {
        return () -> {
            var arriving = Files.createTempFile(root.resolve("work/maintenance"), "back-", ".parquet");
            try {
                warehouse.fetch(path, arriving);
                Disk.publish(arriving, root.resolve(path));
                here.add(path);
            } finally {
                Files.deleteIfExists(arriving);
            }
        };
    }

    /// All files were there before this began, so no search needs what is elsewhere.
    private void leaveWarehouse() throws IOException {
        claim.require();
        var rest = new ArrayList<Action>();
        var paths = new ArrayList<>(far());
        paths.addAll(warehouse.list("metadata/"));
        paths.forEach(path -> rest.add(() -> {
            warehouse.delete(path);
            copies.drop(warehouse, path);
        }));
        InParallel.run(rest, () -> steps.at("left"));
        claim.giveUp();
        isLeft = true;
    }
}
