package dev.banso;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What every installation's first start does is the same: PostgreSQL makes its files, every migration runs, the provider is set
/// up. So it is done once, and installations of the tests begin with a copy.
final class FirstStart {
    /// PostgreSQL unpacked: once in each process, and so not here where another folder came first.
    private static final String PROGRAMS = "postgresql-binaries";
    private static final Path FOLDER = make();

    private FirstStart() {}

    /// Whether no installation has run on that folder yet.
    static boolean isAhead(Path data) {
        return !Files.exists(data.resolve("secrets"));
    }

    static void copyTo(Path data) {
        try {
            Files.createDirectories(data);
            // Not by Java, as PostgreSQL insists on the folder's permissions.
            copy("-a", "secrets", data);
            copy("-a", "postgresql", data);
            if (Files.exists(FOLDER.resolve(PROGRAMS))) {
                copy("-al", PROGRAMS, data);
            }
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void copy(String how, String part, Path data) throws IOException, InterruptedException {
        int ended = new ProcessBuilder("cp", how, FOLDER.resolve(part).toString(), data.toString()).inheritIO().start().waitFor();
        if (ended != 0) {
            throw new IllegalStateException(part + " was not copied to " + data);
        }
    }

    private static Path make() {
        Path folder = RunningBanso.temporaryFolder();
        RunningBanso.startFromNothing(folder).close();
        return folder;
    }
}
