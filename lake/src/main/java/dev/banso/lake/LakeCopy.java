package dev.banso.lake;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The lake as it was at one moment, held until this is closed: its files stay on disk, and an erasure waits for it.
public final class LakeCopy implements AutoCloseable {
    private final Path root;
    private final Catalogue.Whole whole;

    LakeCopy(Path root, Catalogue catalogue) {
        this.root = root;
        this.whole = catalogue.whole();
    }

    /// Writes it into an empty folder, by hard links where the file system allows: files of a lake never change.
    ///
    /// @throws LakeException where a file cannot be read or written
    public void writeTo(Path folder) {
        try {
            for (var file : whole.view().files()) {
                var target = folder.resolve(file.path());
                Files.createDirectories(Disk.parent(target));
                link(root.resolve(file.path()), target);
            }
            Files.createDirectories(folder);
            Catalogue.create(folder.toAbsolutePath(), whole.state());
        } catch (IOException e) {
            throw new LakeException(LakeException.Problem.STORAGE, "the lake cannot be copied to " + folder + ": " + e.getMessage(), e);
        }
    }

    /// @throws java.nio.file.NoSuchFileException where the file is gone
    static void link(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (FileSystemException | UnsupportedOperationException e) {
            Files.copy(file, target);
            Disk.force(target);
        }
    }

    @Override
    public void close() {
        whole.view().close();
    }
}
