package dev.banso.lake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a disk must be told explicitly, so that files are whole after a crash.
final class Disk {
    private Disk() {}

    /// Gives a complete file its final name; afterwards both survive a crash.
    static void publish(Path complete, Path target) throws IOException {
        force(complete);
        createFolders(parent(target));
        Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(parent(target));
    }

    /// The same of many: a file system writes down together what it is told at the same time.
    ///
    /// @param targets final names by files
    /// @param moved told after each has got its name
    static void publish(Map<Path, Path> targets, Runnable moved) throws IOException {
        InParallel.run(targets.keySet().stream().<InParallel.Action>map(complete -> () -> force(complete)).toList(), () -> {});
        var folders = new LinkedHashSet<Path>();
        for (var file : targets.entrySet()) {
            var folder = parent(file.getValue());
            if (folders.add(folder)) {
                createFolders(folder);
            }
            Files.move(file.getKey(), file.getValue(), StandardCopyOption.ATOMIC_MOVE);
            moved.run();
        }
        InParallel.run(folders.stream().<InParallel.Action>map(folder -> () -> forceFolder(folder)).toList(), () -> {});
    }

    static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    static void forceFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// All files below a folder.
    static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /// Deletes what is below a folder, and the folder.
    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent(), "a file of the lake lies in a folder");
    }

    private static void createFolders(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            createFolders(parent(folder));
            Files.createDirectories(folder);
            forceFolder(parent(folder));
        }
    }
}
