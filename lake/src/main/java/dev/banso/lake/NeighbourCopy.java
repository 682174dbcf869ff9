package dev.banso.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A lake that another process owns, as its list said at one moment, held until this is closed: by names of our own for its files,
/// because nobody here can keep the owner from deleting what it replaces. What lies elsewhere can be given no such names. It is fetched
/// when the copy is written; where its owner replaced some of it until then, the copy is of that later moment.
public final class NeighbourCopy implements AutoCloseable {
    /// A file that was replaced between being listed and being held is found under its new name the next time.
    private static final int MOST_ATTEMPTS = 20;

    private final Path lake;
    private final Path held;
    private final @Nullable ManyLakesFiles elsewhere;
    private Edit state;

    private NeighbourCopy(Path lake, Path held, @Nullable ManyLakesFiles elsewhere) throws IOException {
        this.lake = lake;
        this.held = held;
        this.elsewhere = elsewhere;
        this.state = hold();
    }

    /// @param held an empty folder on the same disk
    /// @param elsewhere gives files of the folder above the lake that are not in it; null where all are
    static NeighbourCopy of(Path lake, Path held, @Nullable ManyLakesFiles elsewhere) throws IOException {
        try {
            return new NeighbourCopy(lake, held, elsewhere);
        } catch (IOException | RuntimeException failed) {
            Disk.deleteTree(held);
            throw failed;
        }
    }

    /// The folder of the lake, as its parent calls it.
    public String name() {
        return lake.getFileName().toString();
    }

    /// Holds what is in the folder now.
    private Edit hold() throws IOException {
        for (var attempt = 1; ; attempt++) {
            var now = Manifest.state(lake);
            try {
                for (var file : now.added()) {
                    hold(file);
                }
                return now;
            } catch (NoSuchFileException replaced) {
                giveUpAfter(attempt, replaced);
            }
        }
    }

    private void hold(LineFile file) throws IOException {
        if (!isIn(held, file) && !isElsewhere(file)) {
            LakeCopy.link(lake.resolve(file.path()), held.resolve(file.path()));
        }
    }

    private boolean isElsewhere(LineFile file) {
        return elsewhere != null && elsewhere.isElsewhere(file.below(name()));
    }

    /// Puts what is not held straight where it belongs in the copy.
    private void fetch(FileSource source, Path folder) throws IOException {
        for (var attempt = 1; ; attempt++) {
            try {
                LakeCopy.copy(state.added().stream().filter(file -> !isIn(held, file) && !isIn(folder, file)).toList(), source,
                        file -> file.below(name()), folder);
                return;
            } catch (NoSuchFileException replaced) {
                giveUpAfter(attempt, replaced);
                state = hold();
            }
        }
    }

    /// What was fetched and then replaced.
    private void removeStrangers(Path folder) throws IOException {
        var wanted = state.added().stream().map(file -> folder.resolve(file.path())).collect(Collectors.toSet());
        for (var file : Disk.files(folder)) {
            if (!wanted.contains(file)) {
                Files.delete(file);
            }
        }
    }

    private static boolean isIn(Path folder, LineFile file) {
        return Files.exists(folder.resolve(file.path()));
    }

    private static void giveUpAfter(int attempt, NoSuchFileException replaced) throws NoSuchFileException {
        if (attempt == MOST_ATTEMPTS) {
            throw replaced;
        }
    }

    /// Writes it into an empty folder, by hard links where the file system allows.
    ///
    /// @throws LakeException where a file cannot be read or written
    public void writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
            if (elsewhere != null) {
                fetch(elsewhere, folder);
                removeStrangers(folder);
            }
            for (var file : state.added()) {
                if (!isIn(folder, file)) {
                    LakeCopy.link(held.resolve(file.path()), folder.resolve(file.path()));
                }
            }
            Catalogue.create(folder.toAbsolutePath(), state);
        } catch (IOException e) {
            throw LakeException.of("the lake " + lake + " cannot be copied to " + folder, e);
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
