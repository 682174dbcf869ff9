package dev.banso.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Sizes and ends of folders.
final class Folders {
    private Folders() {}

    /// Size of all files; of those that vanish meanwhile nothing.
    static long bytes(Path folder) throws IOException {
        while (Files.exists(folder)) {
            try {
                return sum(folder);
            } catch (UncheckedIOException vanished) {
                if (!(vanished.getCause() instanceof NoSuchFileException)) {
                    throw vanished;
                }
            }
        }
        return 0;
    }

    private static long sum(Path folder) throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                sum += Files.isRegularFile(file) ? size(file) : 0;
            }
        }
        return sum;
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException gone) {
            return 0;
        }
    }
}
