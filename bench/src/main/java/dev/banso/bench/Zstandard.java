package dev.banso.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Debian's `zstd` at the settings that the goal names: what text alone compresses to, with nothing to search in.
final class Zstandard {
    private final Path program;

    Zstandard(DebianPackages packages) {
        program = packages.file("usr/bin/zstd");
    }

    String name() {
        return "zstd -19 --long=27";
    }

    /// Bytes that the file takes compressed.
    long bytes(Path file) throws IOException, InterruptedException {
        Path compressed = file.resolveSibling(file.getFileName() + ".zst");
        Process process = new ProcessBuilder(List.of(program.toString(), "-q", "-f", "-19", "--long=27", "-T0", file.toString(), "-o", compressed.toString()))
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("zstd failed on " + file);
        }
        long bytes = Files.size(compressed);
        Files.delete(compressed);
        return bytes;
    }
}
