package dev.banso.notify.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A mail server that answers recipients as their address says: `550@…` is refused for good, `450@…` for now, and
/// `data554@…` is taken but its mail refused.
final class PickyMailServer implements AutoCloseable {
    private final ServerSocket socket;
    private volatile boolean refusesData;

    PickyMailServer() throws IOException {
        socket = new ServerSocket(0);
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException closed) {
                // the client or the test has ended
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        say(out, "220 picky");
        boolean inData = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (inData) {
                inData = !line.equals(".");
                if (!inData) {
                    say(out, refusesData ? "554 5.7.1 not this mail" : "250 taken");
                }
            } else if (line.startsWith("RCPT TO:<550")) {
                say(out, "550 5.1.1 no such user");
            } else if (line.startsWith("RCPT TO:<450")) {
                say(out, "450 4.2.1 try later");
            } else if (line.startsWith("DATA")) {
                inData = true;
                say(out, "354 go on");
            } else {
                refusesData = line.startsWith("RCPT TO:<data554") || (refusesData && !line.startsWith("MAIL"));
                say(out, "250 ok");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
