package dev.banso.intake.listen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What Linux tells of a UDP socket.
///
/// @param inode by which the process's open files name it
/// @param waitingBytes memory of the datagrams in its buffer
/// @param drops datagrams that were thrown away because its buffer was full
record UdpSocket(String inode, long waitingBytes, long drops) {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6"));
    private static final int LOCAL_ADDRESS = 1;
    private static final int QUEUES = 4;
    private static final int INODE = 9;
    private static final int DROPS = 12;

    /// The sockets on a port; none where the system does not tell.
    static List<UdpSocket> onPort(int port) {
        String wanted = ":%04X".formatted(port);
        return TABLES.stream()
                .flatMap(UdpSocket::lines)
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > DROPS && columns[LOCAL_ADDRESS].endsWith(wanted))
                .map(columns -> new UdpSocket(columns[INODE], received(columns[QUEUES]), Long.parseLong(columns[DROPS])))
                .toList();
    }

    /// The second of two hexadecimal numbers: bytes to be sent, bytes received.
    private static long received(String queues) {
        return Long.parseLong(queues.substring(queues.indexOf(':') + 1), 16);
    }

    private static Stream<String> lines(Path table) {
        try {
            return Arrays.stream(Files.readString(table).split("\n")).skip(1);
        } catch (IOException notLinux) {
            return Stream.of();
        }
    }
}
