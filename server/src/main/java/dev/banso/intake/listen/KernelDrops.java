package dev.banso.intake.listen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads from Linux how many datagrams it threw away because a socket's buffer was full.
final class KernelDrops {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6"));
    private static final int LOCAL_ADDRESS = 1;
    private static final int DROPS = 12;

    private KernelDrops() {}

    /// Datagrams dropped so far by the sockets on this port; 0 where the system does not tell.
    static long of(int port) {
        String wanted = ":%04X".formatted(port);
        long drops = 0;
        for (Path table : TABLES) {
            drops += lines(table).stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns.length > DROPS && columns[LOCAL_ADDRESS].endsWith(wanted))
                    .mapToLong(columns -> Long.parseLong(columns[DROPS]))
                    .sum();
        }
        return drops;
    }

    private static List<String> lines(Path table) {
        try {
            List<String> all = Files.readAllLines(table);
            return all.isEmpty() ? all : all.subList(1, all.size());
        } catch (IOException notLinux) {
            return List.of();
        }
    }
}
