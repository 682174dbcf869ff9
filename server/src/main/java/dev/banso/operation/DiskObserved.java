package dev.banso.operation;

import dev.banso.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The room that is left where the data folder lies.
@Component
@Order(3)
class DiskObserved implements Observed {
    private static final double GIGABYTE = 1_000_000_000;

    private final Settings settings;

    DiskObserved(Settings settings) {
        this.settings = settings;
    }

    /// Of a small disk a share is too little, of a large one a number of gigabytes.
    @Override
    public List<Finding> findings() {
        try {
            FileStore disk = Files.getFileStore(settings.data());
            double total = disk.getTotalSpace();
            return List.of(Finding.of("room", disk.getUsableSpace(), Unit.BYTES,
                    Bounds.below(Math.min(total * 0.2, 50 * GIGABYTE), Math.min(total * 0.1, 10 * GIGABYTE))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
