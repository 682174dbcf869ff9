package dev.banso;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folders of the tests, and that nothing is left of them.
final class TemporaryFolders {
    private static final int TRIES = 50;

    private final List<Path> folders = new ArrayList<>();

    synchronized Path make() throws IOException {
        Path folder = Files.createTempDirectory("banso-test");
        folders.add(folder);
        return folder;
    }

    /// Deletes them all, whatever a killed process left running in them.
    synchronized void delete() {
        for (Path folder : folders) {
            try {
                stopDatabases(folder);
                for (int tries = 0; tries < TRIES && !deleted(folder); tries++) {
                    Thread.sleep(100);
                }
            } catch (IOException | UncheckedIOException failed) {
                System.err.println(folder + " could not be deleted: " + failed);
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private static boolean deleted(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (UncheckedIOException stillWritten) {
            return false;
        }
        return !Files.exists(folder);
    }

    /// A Banso that was killed leaves its PostgreSQL behind.
    private static void stopDatabases(Path folder) throws IOException, InterruptedException {
        try (Stream<Path> files = Files.walk(folder, 4)) {
            for (Path file : files.filter(found -> found.endsWith("postmaster.pid")).toList()) {
                long process = Long.parseLong(Files.readAllLines(file).getFirst().strip());
                new ProcessBuilder("kill", "-INT", Long.toString(process)).start().waitFor();
            }
        }
    }
}
