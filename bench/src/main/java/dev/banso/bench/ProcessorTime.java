package dev.banso.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Processor time as Linux accounts it.
final class ProcessorTime {
    private static final double TICKS_PER_SECOND = 100;

    private ProcessorTime() {}

    /// Seconds of the process, its running descendants and the children that ended.
    static double of(ProcessHandle process) throws IOException {
        double seconds = ticks(process.pid()) / TICKS_PER_SECOND;
        for (ProcessHandle child : process.descendants().toList()) {
            seconds += ticks(child.pid()) / TICKS_PER_SECOND;
        }
        return seconds;
    }

    private static long ticks(long pid) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            // utime, stime, cutime, cstime: fields 14 to 17 of proc(5), counted from the state, which is the third.
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]) + Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
