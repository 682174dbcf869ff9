package dev.banso.lake;

import dev.banso.lake.LocalCopies.Wanted;
import dev.banso.lake.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/// Opened files, some in the folder, some as copies that nobody removes while they are held.
record CopiesHeld(List<Path> paths, LocalCopies copies, List<LocalCopy> held) implements FileSource.Opened {
    /// @param isElsewhere whether a file is not in the folder
    static CopiesHeld open(
            Path root,
            LakeWarehouse place,
            Collection<LineFile> files,
            Predicate<LineFile> isElsewhere,
            Runnable patience)
            throws IOException {
        Warehouse warehouse = place.warehouse();
        var wanted = new LinkedHashMap<LineFile, Wanted>();
        files.stream().filter(isElsewhere)
                .forEach(file -> wanted.put(file, new Wanted(warehouse, file.path(), file.bytes())));
        var held = place.copies().hold(wanted.values(), patience);
        var next = held.iterator();
        var paths = files.stream()
                .map(file -> wanted.containsKey(file) ? next.next().file() : root.resolve(file.path()))
                .toList();
        return new CopiesHeld(paths, place.copies(), held);
    }

    @Override
    public void close() {
        copies.release(held);
    }
}
