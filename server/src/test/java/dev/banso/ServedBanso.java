package dev.banso;

import dev.banso.RunningBanso.Answer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `banso serve` as a process of its own, which a test may kill at any moment.
public final class ServedBanso implements AutoCloseable {
    private final Process process;
    private final int httpPort;
    private final int syslogPort;
    private final Path log;
    private final HttpClient http = HttpClient.newHttpClient();

    private ServedBanso(Process process, int httpPort, int syslogPort, Path log) {
        this.process = process;
        this.httpPort = httpPort;
        this.syslogPort = syslogPort;
        this.log = log;
    }

    /// Starts on a folder and waits until it answers.
    public static ServedBanso start(Path folder, String... options) throws IOException, InterruptedException {
        int http = freePort();
        int syslog = freePort();
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "dev.banso.Banso",
                "--data", folder.toString(), "--http-port", Integer.toString(http), "--syslog-port", Integer.toString(syslog)));
        if (!List.of(options).contains("--kafka")) {
            command.addAll(List.of("--clock", "2020-10-01T00:00:00+09:00"));
        }
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("serve-" + http + ".log").toFile())
                .start();
        ServedBanso served = new ServedBanso(process, http, syslog, folder.resolve("serve-" + http + ".log"));
        try {
            served.awaitReady();
            return served;
        } catch (AssertionError | IOException | InterruptedException failed) {
            served.close();
            throw failed;
        }
    }

    public int syslogPort() {
        return syslogPort;
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + httpPort + path);
    }

    /// Asks the API; the body is JSON text or null.
    public Answer api(String method, String path, String token, String body) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response.body());
    }

    /// `kill -9`, and waits until it is gone.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Asks it to end, as the operating system does.
    ///
    /// @return whether it has ended by then
    boolean ends(Duration longest) throws InterruptedException {
        process.destroy();
        return process.waitFor(longest);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                if (api("GET", "/actuator/health", "", null).status() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError("serve did not start: " + Files.readString(log));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
