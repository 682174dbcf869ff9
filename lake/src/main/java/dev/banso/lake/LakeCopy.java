package dev.banso.lake;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The lake as it was at one moment, held until this is closed: its files stay on disk, and an erasure waits for it.
public final class LakeCopy implements AutoCloseable {
    /// So many files are fetched side by side.
    private static final int AT_ONCE = 8;

    private final LakeFiles files;
    private final Catalogue.Whole whole;

    LakeCopy(LakeFiles files, Catalogue catalogue) {
        this.files = files;
        this.whole = catalogue.whole();
    }

    /// Writes it into an empty folder, by hard links where the file system allows: files of a lake never change. What lies
    /// elsewhere is fetched, so that the copy needs nothing but itself.
    ///
    /// @throws LakeException where a file cannot be read or written
    public void writeTo(Path folder) {
        try {
            var all = whole.view().files();
            for (var from = 0; from < all.size(); from += AT_ONCE) {
                copy(all.subList(from, Math.min(all.size(), from + AT_ONCE)), folder);
            }
            Files.createDirectories(folder);
            Catalogue.create(folder.toAbsolutePath(), whole.state());
        } catch (IOException e) {
            throw LakeException.of("the lake cannot be copied to " + folder, e);
        }
    }

    private void copy(List<LineFile> some, Path folder) throws IOException {
        try (var opened = files.open(some)) {
            for (var i = 0; i < some.size(); i++) {
                var target = folder.resolve(some.get(i).path());
                Files.createDirectories(Disk.parent(target));
                link(opened.paths().get(i), target);
            }
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
