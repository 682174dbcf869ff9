package dev.banso.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A mail server that takes every mail. While it holds, it says that it has taken a mail but answers no farewell: a client
/// stands between the server's answer and its own commit, and can be killed there.
final class SmtpSink implements AutoCloseable {
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*(<[^>]+>)");
    private static final Pattern RETURN_PATH = Pattern.compile("MAIL FROM:(<[^>]*>).*");

    /// A mail as it came.
    record Taken(String from, String to, String text) {
        String messageId() {
            Matcher found = MESSAGE_ID.matcher(text);
            return found.find() ? found.group(1) : "";
        }
    }

    private final ServerSocket socket;
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private volatile boolean holding;

    SmtpSink() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    Socket client = socket.accept();
                    Thread.ofVirtual().start(() -> talk(client));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    String address() {
        return "localhost:" + socket.getLocalPort();
    }

    List<Taken> taken() {
        return taken;
    }

    void hold(boolean hold) {
        holding = hold;
    }

    private void talk(Socket client) {
        try (client) {
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = client.getOutputStream();
            say(out, "220 sink");
            String from = "";
            String to = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("MAIL FROM:")) {
                    Matcher sender = RETURN_PATH.matcher(line);
                    from = sender.matches() ? sender.group(1) : line;
                } else if (line.startsWith("RCPT TO:")) {
                    to = line.substring("RCPT TO:".length()).strip();
                }
                if (line.equals("DATA")) {
                    say(out, "354 go on");
                    taken.add(new Taken(from, to, data(in)));
                    say(out, "250 taken");
                } else if (line.equals("QUIT")) {
                    if (!holding) {
                        say(out, "221 bye");
                    }
                } else {
                    say(out, "250 ok");
                }
            }
        } catch (IOException gone) {
            // the client was killed or has left
        }
    }

    private static String data(BufferedReader in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
