package dev.banso.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// DuckDB's native part. Its driver unpacks it, 69 MB, into the machine's folder for temporary files at every start, and removes it
/// at an orderly end; a process that is killed would leave it there for ever. Linux needs the file no more once it is loaded.
final class NativeLibrary {
    private static final Path MAPPED = Path.of("/proc/self/maps");
    private static final String NAME = "libduckdb_java";

    private NativeLibrary() {}

    /// Removes the file if it is loaded already. Where that is not possible the end of the process does it, as before.
    static void removeFile() {
        try {
            for (var file : files()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException notPossible) {
            return;
        }
    }

    /// The files of it that this process has loaded and that are still there; none where the system does not say.
    static List<Path> files() throws IOException {
        if (!Files.isReadable(MAPPED)) {
            return List.of();
        }
        try (var lines = Files.lines(MAPPED)) {
            return lines.filter(line -> line.contains(NAME))
                    .map(line -> Path.of(line.substring(line.indexOf('/'))))
                    .filter(Files::exists)
                    .distinct()
                    .toList();
        }
    }
}
