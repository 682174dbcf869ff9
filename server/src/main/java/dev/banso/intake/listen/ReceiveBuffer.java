package dev.banso.intake.listen;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The memory in which the system keeps datagrams until they are read. Programs may ask for as much as `net.core.rmem_max`
/// allows; an administrator's program may have more on Linux, and Java has no word for that.
final class ReceiveBuffer {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiveBuffer.class);
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVBUFFORCE = 33;

    private ReceiveBuffer() {}

    /// Gives the sockets of this process on a UDP port so many bytes, where the system lets it; else they keep what they have.
    static void enlarge(int port, int bytes) {
        if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
            return;
        }
        for (UdpSocket socket : UdpSocket.onPort(port)) {
            try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
                files.filter(file -> leadsTo(file, "socket:[" + socket.inode() + "]"))
                        .forEach(file -> force(Integer.parseInt(file.getFileName().toString()), bytes));
            } catch (IOException hidden) {
                LOG.debug("open files cannot be listed", hidden);
            }
        }
    }

    private static boolean leadsTo(Path file, String wanted) {
        try {
            return Files.readSymbolicLink(file).toString().equals(wanted);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    private static void force(int descriptor, int bytes) {
        Linker linker = Linker.nativeLinker();
        MethodHandle setsockopt = linker.downcallHandle(linker.defaultLookup().findOrThrow("setsockopt"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocateFrom(ValueLayout.JAVA_INT, bytes);
            int result = (int) setsockopt.invokeExact(descriptor, SOL_SOCKET, SO_RCVBUFFORCE, value, Integer.BYTES);
            LOG.debug("buffer of {} bytes: {}", bytes, result == 0 ? "granted" : "refused");
        } catch (Throwable failed) {
            LOG.debug("buffer of {} bytes", bytes, failed);
        }
    }
}
