package dev.banso.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/// Opens files of lakes that others own and may be moving: what is in the folder is read there, any other by a copy.
final class ManyLakesFiles implements FileSource {
    private final Path root;
    private final LakeWarehouse place;

    ManyLakesFiles(Path root, LakeWarehouse place) {
        this.root = root;
        this.place = place;
    }

    @Override
    public Opened open(Collection<LineFile> files, Runnable patience) throws IOException {
        return CopiesHeld.open(root, place, files, this::isElsewhere, patience);
    }

    /// Whether a file is not in the folder, or not any more.
    boolean isElsewhere(LineFile file) {
        return file.kind() != LineFile.Kind.MIXED && !Files.exists(root.resolve(file.path()));
    }
}
