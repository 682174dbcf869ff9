package dev.banso.pilot;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Sends lines over TCP with octet counting, each firewall from its own loopback address, as `set mode reliable` does.
final class SyslogSender implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final int port;
    private final Map<String, Connection> connections = new HashMap<>();
    private long sent;

    SyslogSender(int port) {
        this.port = port;
    }

    void send(String from, String line) throws IOException {
        Connection connection = connections.get(from);
        if (connection == null) {
            connection = Connection.open(from, port);
            connections.put(from, connection);
        }
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        connection.out().write((bytes.length + " ").getBytes(StandardCharsets.US_ASCII));
        connection.out().write(bytes);
        sent++;
    }

    void flush() throws IOException {
        for (Connection connection : connections.values()) {
            connection.out().flush();
        }
    }

    /// How many lines were sent so far.
    long sent() {
        return sent;
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections.values()) {
            connection.out().flush();
            connection.socket().close();
        }
    }

    private record Connection(Socket socket, OutputStream out) {
        static Connection open(String from, int port) throws IOException {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(from), 0);
            return new Connection(socket, new BufferedOutputStream(socket.getOutputStream(), BUFFER));
        }
    }
}
