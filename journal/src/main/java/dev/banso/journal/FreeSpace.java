package dev.banso.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Asks how many bytes a process may still write.
@FunctionalInterface
interface FreeSpace {
    long bytes() throws IOException;

    static FreeSpace of(Path folder) throws IOException {
        var store = Files.getFileStore(folder);
        return store::getUsableSpace;
    }
}
