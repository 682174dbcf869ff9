package dev.banso.lake;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Copies a lake as it is at one moment; its files never change, so links will do.
final class Snapshot {
    private Snapshot() {}

    /// Returns the number of files.
    static int write(Path root, Catalogue catalogue, Path folder) throws IOException {
        try (var view = catalogue.view(file -> true)) {
            for (var file : view.files()) {
                var target = folder.resolve(file.path());
                Files.createDirectories(Disk.parent(target));
                link(root.resolve(file.path()), target);
            }
            Files.createDirectories(folder);
            catalogue.writeCopy(folder.toAbsolutePath(), view.files());
            return view.files().size();
        }
    }

    private static void link(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (FileSystemException | UnsupportedOperationException e) {
            Files.copy(file, target);
            Disk.force(target);
        }
    }
}
