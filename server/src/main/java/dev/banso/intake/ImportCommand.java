package dev.banso.intake;

import dev.banso.command.Command;
import dev.banso.command.CommandLine;
import dev.banso.command.WrongCall;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `banso import`: sends a file of older log lines to a running installation. The file's content is the import's key, so
/// the same file is never taken twice, and after a broken connection the same command goes on where it stopped.
public final class ImportCommand {
    private static final String USAGE = """
            Usage: ./banso import FILE [--device ID] [--url http://localhost:8080] [--token TOKEN] [--data DIR]
              FILE      log lines, one each
              --device  whose lines they are; without it, each line finds its device by serial number and virtual domain
              --url     the installation; default: the one that runs on the data folder
              --token   with intake:write and intake:read; default: the environment variable BANSO_TOKEN
              --data    the data folder; default: data""";
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private final CommandLine line;
    private final Map<String, String> environment;

    private ImportCommand(CommandLine line, Map<String, String> environment) {
        this.line = line;
        this.environment = environment;
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(command(System.getenv()).run(List.of(arguments), System.out, System.err));
    }

    static Command command(Map<String, String> environment) {
        return new Command(USAGE, "FILE", List.of("device", "url", "token", "data"),
                (line, out) -> out.println(new ImportCommand(line, environment).send()));
    }

    private String send() throws WrongCall, IOException, InterruptedException {
        Path file = Path.of(line.givenArgument());
        String token = line.option("token", environment.getOrDefault("BANSO_TOKEN", ""));
        if (token.isBlank()) {
            throw new IOException("no token; make one with ./banso token --scope intake:write,intake:read, and give it as --token or BANSO_TOKEN");
        }
        URI address = address();
        JsonNode run = answer(address, post(file, address, token));
        return """
                %d lines are on disk (import %s), %d of them processed, %d in quarantine.
                Follow it with: curl -H "Authorization: Bearer $BANSO_TOKEN" %s""".formatted(
                run.path("lines").asLong(), run.path("id").asString(), run.path("processed").asLong(),
                run.path("quarantined").asLong(), address.resolve("/api/v1/imports/" + run.path("id").asString()));
    }

    private HttpRequest post(Path file, URI address, String token) throws WrongCall, IOException {
        String device = line.option("device", "");
        String query = device.isEmpty() ? "" : "?device=" + URLEncoder.encode(device, StandardCharsets.UTF_8);
        try {
            return HttpRequest.newBuilder(address.resolve("/api/v1/imports" + query))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "text/plain")
                    .header("Idempotency-Key", digest(file) + (device.isEmpty() ? "" : ":" + device))
                    .expectContinue(true)
                    .POST(HttpRequest.BodyPublishers.ofFile(file))
                    .build();
        } catch (IOException unreadable) {
            throw new IOException("the file " + file + " cannot be read: " + unreadable.getMessage(), unreadable);
        } catch (IllegalArgumentException noAddress) {
            throw new WrongCall("--url is no address: " + address);
        }
    }

    private static JsonNode answer(URI address, HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response;
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LONGEST_CONNECT).build()) {
            response = client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (java.net.ConnectException | java.net.http.HttpConnectTimeoutException notRunning) {
            throw new IOException("no installation answers at " + address + "; start it with ./banso serve, or give another --url", notRunning);
        } catch (IOException broken) {
            throw new IOException("the connection broke (" + broken.getMessage() + "); run the same command again, it goes on where it stopped", broken);
        }
        return switch (response.statusCode()) {
            case 202 -> JsonMapper.shared().readTree(response.body());
            case 401 -> throw new IOException("the installation does not know this token");
            default -> throw new IOException(detail(response));
        };
    }

    private static String detail(HttpResponse<String> response) {
        String otherwise = "the installation answered " + response.statusCode();
        try {
            return JsonMapper.shared().readTree(response.body()).path("detail").asString(otherwise);
        } catch (JacksonException noJson) {
            return otherwise;
        }
    }

    private URI address() throws WrongCall, IOException {
        Path data = Path.of(line.option("data", "data")).toAbsolutePath().normalize();
        try {
            // The running installation leaves its address there.
            Path left = data.resolve("address");
            return URI.create(line.option("url", Files.exists(left) ? Files.readString(left).strip() : "http://localhost:8080"));
        } catch (IOException unreadable) {
            throw new IOException("the folder " + data + " cannot be read: " + unreadable.getMessage(), unreadable);
        } catch (IllegalArgumentException noAddress) {
            throw new WrongCall("--url is no address: " + noAddress.getMessage());
        }
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
