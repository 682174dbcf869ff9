package dev.banso.trino;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `banso serve` as a process of its own with its embedded database, reached as anybody reaches it.
final class Installation implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BANSO = System.getProperty("banso.command");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private final int httpPort = freePort();
    private final int syslogPort = freePort();
    private final Process process;
    private final String token;

    Installation(Path data, String clock) throws Exception {
        this.data = data;
        process = new ProcessBuilder(BANSO, "serve", "--data", data.toString(), "--http-port", "" + httpPort,
                        "--syslog-port", "" + syslogPort, "--clock", clock)
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("serve.log").toFile())
                .start();
        await("a start", this::answers);
        welcome();
        var asking = new ProcessBuilder(BANSO, "token", "--data", data.toString(), "--scope", "all", "--name", "trino").start();
        token = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /// Makes the first administrator's account, as a person does at the first start.
    private void welcome() throws IOException, InterruptedException {
        var link = group("First administrator: (\\S+)", Files.readString(data.resolveSibling("serve.log")));
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var page = browser.send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofString()).body();
        var form = Map.of(
                "_csrf", group("name=\"_csrf\" value=\"([^\"]+)\"", page), "provider", "情報サービス", "prefecture", "宮城県", "name", "管理 花子",
                "email", "admin@example.jp", "password", "correct horse battery", "repeated", "correct horse battery");
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var answer = browser.send(HttpRequest.newBuilder(URI.create(link))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build(), BodyHandlers.discarding());
        if (answer.statusCode() != 302) {
            throw new IllegalStateException("the first administrator was not taken: " + answer.statusCode());
        }
    }

    private static String group(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }

    private boolean answers() throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort + "/actuator/health")).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            if (!process.isAlive()) {
                throw new IllegalStateException("banso serve ended", notYet);
            }
            return false;
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", path, null);
    }

    JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send("POST", path, body);
    }

    private JsonNode send(String method, String path, Map<String, ?> body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    /// Sends lines over TCP from an address of the loopback network.
    void receive(String from, List<String> lines) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), syslogPort, InetAddress.getByName(from), 0)) {
            socket.getOutputStream().write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Waits until so many lines are in the lake and counted.
    void awaitProcessed(long lines) throws Exception {
        await("lines", () -> {
            var intake = get("/intake");
            return intake.path("received").asLong() >= lines && intake.path("processed").asLong() >= intake.path("received").asLong();
        });
    }

    void moveClock(String to) throws Exception {
        send("PUT", "/clock", Map.of("now", to));
    }

    /// The JDBC address of the catalogue, as the owner of the database.
    String catalogue() throws IOException {
        var port = Files.readAllLines(data.resolve("postgresql/postmaster.pid")).get(3).strip();
        return "jdbc:postgresql://localhost:" + port + "/postgres?currentSchema=iceberg";
    }

    /// What the guide has the owner of the database do.
    void letIn(String role, String password) throws IOException, SQLException {
        var owner = Files.readString(data.resolve("secrets/postgresql-owner")).strip();
        try (var connection = DriverManager.getConnection(catalogue(), "postgres", owner);
                var statement = connection.createStatement()) {
            statement.execute("create role " + role + " login password '" + password + "'");
            statement.execute("grant usage on schema iceberg to " + role);
            statement.execute("grant select on iceberg.iceberg_tables, iceberg.iceberg_namespace_properties to " + role);
        }
    }

    static void await(String what, Callable<Boolean> done) throws Exception {
        var deadline = Instant.now().plus(PATIENCE);
        while (!done.call()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("no " + what + " within " + PATIENCE);
            }
            Thread.sleep(500);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
    }
}
