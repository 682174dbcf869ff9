package dev.banso.lake;

import dev.banso.lake.warehouse.FolderWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// All files lie in the lake's folder.
final class FolderFiles implements LakeFiles {
    private final Path root;
    private final Steps steps;

    FolderFiles(Path root, Steps steps) {
        this.root = root;
        this.steps = steps;
    }

    @Override
    public String location() {
        return new FolderWarehouse(root).location();
    }

    @Override
    public void claim() {
        // the lock of the folder has done that
    }

    @Override
    public boolean isInPlace(String path) {
        return true;
    }

    @Override
    public void store(Map<String, Path> complete) throws IOException {
        var targets = new LinkedHashMap<Path, Path>();
        complete.forEach((path, file) -> targets.put(file, root.resolve(path)));
        Disk.publish(targets, () -> steps.at("published"));
    }

    @Override
    public Opened open(Collection<LineFile> files, Runnable patience) {
        return new Here(files.stream().map(file -> root.resolve(file.path())).toList());
    }

    @Override
    public boolean isFar(String path) {
        return false;
    }

    @Override
    public void delete(String path) throws IOException {
        var file = root.resolve(path);
        Files.deleteIfExists(file);
        deleteEmptyFolders(Disk.parent(file));
    }

    private static void deleteEmptyFolders(Path folder) throws IOException {
        if (folder.getFileName().toString().indexOf('=') < 0 || !Files.exists(folder)) {
            return;
        }
        try (var content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(folder);
        deleteEmptyFolders(Disk.parent(folder));
    }

    @Override
    public List<String> near() throws IOException {
        var paths = new ArrayList<String>();
        for (var kind : LineFile.Kind.values()) {
            Disk.files(root.resolve(kind.folder())).forEach(file -> paths.add(root.relativize(file).toString()));
        }
        return paths;
    }

    @Override
    public List<String> far() {
        return List.of();
    }

    @Override
    public List<Path> copies() {
        return List.of();
    }

    @Override
    public void bringHome(Collection<String> settled, Unread unread, BooleanSupplier hasTime) {
        // all are there
    }

    private record Here(List<Path> paths) implements Opened {
        @Override
        public void close() {
            // they stay anyway
        }
    }
}
