package dev.banso.lake;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

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
            copy(whole.view().files(), files, file -> file, folder);
            Files.createDirectories(folder);
            Catalogue.create(folder.toAbsolutePath(), whole.state());
        } catch (IOException e) {
            throw LakeException.of("the lake cannot be copied to " + folder, e);
        }
    }

    /// Puts files where they lie below a folder, some at a time; what lies elsewhere is fetched.
    ///
    /// @param asNamed how the source calls a file
    /// @throws java.nio.file.NoSuchFileException where one is gone
    static void copy(List<LineFile> all, FileSource source, UnaryOperator<LineFile> asNamed, Path folder) throws IOException {
        for (var from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            try (var opened = source.open(some.stream().map(asNamed).toList())) {
                for (var i = 0; i < some.size(); i++) {
                    link(opened.paths().get(i), folder.resolve(some.get(i).path()));
                }
            }
        }
    }

    /// Gives a file another name, whose folder is made, or copies it where the file system knows no such names.
    ///
    /// @throws java.nio.file.NoSuchFileException where the file is gone
    static void link(Path file, Path target) throws IOException {
        Files.createDirectories(Disk.parent(target));
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
