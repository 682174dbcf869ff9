package dev.banso.lake;

import dev.banso.lake.LakeException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A lake that another process owns, as its list said at one moment, held until this is closed: by names of our own for its files,
/// because nobody here can keep the owner from deleting what it replaces.
public final class NeighbourCopy implements AutoCloseable {
    /// A file that was replaced between being listed and being held is found under its new name the next time.
    private static final int MOST_ATTEMPTS = 20;

    private final Path lake;
    private final Path held;
    private final Edit state;

    private NeighbourCopy(Path lake, Path held) throws IOException {
        this.lake = lake;
        this.held = held;
        this.state = hold();
    }

    /// @param held an empty folder on the same disk
    static NeighbourCopy of(Path lake, Path held) throws IOException {
        try {
            return new NeighbourCopy(lake, held);
        } catch (IOException | RuntimeException failed) {
            Disk.deleteTree(held);
            throw failed;
        }
    }

    /// The folder of the lake, as its parent calls it.
    public String name() {
        return lake.getFileName().toString();
    }

    private Edit hold() throws IOException {
        for (var attempt = 1; ; attempt++) {
            var now = Manifest.state(lake);
            try {
                for (var file : now.added()) {
                    hold(file.path());
                }
                return now;
            } catch (NoSuchFileException replaced) {
                if (attempt == MOST_ATTEMPTS) {
                    throw replaced;
                }
            }
        }
    }

    private void hold(String path) throws IOException {
        var target = held.resolve(path);
        if (!Files.exists(target)) {
            Files.createDirectories(Disk.parent(target));
            LakeCopy.link(lake.resolve(path), target);
        }
    }

    /// Writes it into an empty folder, by hard links where the file system allows.
    ///
    /// @throws LakeException where a file cannot be read or written
    public void writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
            for (var file : state.added()) {
                var target = folder.resolve(file.path());
                Files.createDirectories(Disk.parent(target));
                LakeCopy.link(held.resolve(file.path()), target);
            }
            Catalogue.create(folder.toAbsolutePath(), state);
        } catch (IOException e) {
            throw new LakeException(Problem.STORAGE, "the lake " + lake + " cannot be copied to " + folder + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            Disk.deleteTree(held);
        } catch (IOException left) {
            // it lies below work/, which the next start empties
            return;
        }
    }
}
