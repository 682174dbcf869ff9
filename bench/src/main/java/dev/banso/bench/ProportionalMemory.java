package dev.banso.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// Memory as Linux accounts it to processes, what they share divided among those that share it (PSS).
final class ProportionalMemory {
    private static final String PROPORTIONAL = "Pss:";
    private static final double KIBIBYTES = 1_024;

    private ProportionalMemory() {}

    /// Mebibytes of a process and its running descendants.
    static double of(ProcessHandle process) throws IOException {
        double sum = mebibytes(process);
        for (ProcessHandle child : process.descendants().toList()) {
            sum += mebibytes(child);
        }
        return sum;
    }

    /// What a process that has ended uses is nothing.
    private static double mebibytes(ProcessHandle process) throws IOException {
        try {
            return mebibytes(Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup")));
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException unreadable) {
            if (process.isAlive()) {
                throw unreadable;
            }
            return 0;
        }
    }

    /// @param rollup the lines of `/proc/PID/smaps_rollup`
    static double mebibytes(List<String> rollup) throws IOException {
        return rollup.stream().filter(line -> line.startsWith(PROPORTIONAL))
                .map(line -> line.substring(PROPORTIONAL.length()).replace("kB", "").strip())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IOException("smaps_rollup says nothing of " + PROPORTIONAL)) / KIBIBYTES;
    }
}
