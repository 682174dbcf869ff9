package dev.banso.intake.listen;

import dev.banso.intake.inbox.Entrance;
import dev.banso.intake.inbox.EntranceCounters;
import dev.banso.intake.inbox.Inbox;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Accepts connections over TCP, or TLS where a context is given. Each has a thread of its own with a small stack and at
/// most 80 KB of buffers. When all places are taken, the connection that has been quiet for longest makes room.
final class StreamListener implements AutoCloseable {
    static final int MOST_CONNECTIONS = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(StreamListener.class);
    private static final int STACK_BYTES = 512 << 10;
    private static final int BACKLOG = 512;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Entrance entrance;
    private final ServerSocket server;
    private final @Nullable SSLContext tls;
    private final Inbox inbox;
    private final EntranceCounters counters;
    private final Clock clock;
    private final Thread thread;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    StreamListener(int port, @Nullable SSLContext tls, Inbox inbox, Clock clock) throws IOException {
        this.entrance = tls == null ? Entrance.TCP : Entrance.TLS;
        this.tls = tls;
        this.inbox = inbox;
        this.counters = inbox.counters(entrance);
        this.clock = clock;
        server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(port), BACKLOG);
        } catch (IOException failed) {
            server.close();
            throw failed;
        }
        thread = Thread.ofPlatform().name("syslog-" + entrance.code()).unstarted(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void start() {
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                take(server.accept());
            } catch (IOException failed) {
                if (!server.isClosed()) {
                    LOG.warn("A connection to the {} listener failed: {}", entrance.code(), failed.getMessage());
                    pause();
                }
            }
        }
    }

    private void take(Socket socket) {
        if (connections.size() >= MOST_CONNECTIONS) {
            connections.stream().min(Comparator.comparingLong(Connection::lastHeardNanos)).ifPresent(quietest -> {
                counters.refusedConnection();
                end(quietest);
            });
        }
        Connection connection = new Connection(socket, entrance, tls, inbox, clock);
        connections.add(connection);
        counters.connected();
        Thread.ofPlatform().name("syslog-" + entrance.code() + "-" + socket.getRemoteSocketAddress())
                .stackSize(STACK_BYTES)
                .start(() -> {
                    try {
                        connection.read();
                    } finally {
                        end(connection);
                    }
                });
    }

    private void end(Connection connection) {
        if (connections.remove(connection)) {
            counters.disconnected();
        }
        connection.close();
    }

    /// After a failure to accept, such as too many open files, the next attempt waits a little.
    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stops accepting, lets open connections hand over what they have read, and closes them.
    @Override
    public void close() throws IOException {
        server.close();
        connections.forEach(Connection::finish);
        long deadline = System.nanoTime() + LAST_WORDS.toNanos();
        while (!connections.isEmpty() && System.nanoTime() < deadline) {
            pause();
        }
        connections.forEach(this::end);
    }
}
