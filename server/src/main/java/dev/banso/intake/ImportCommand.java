package dev.banso.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final Set<String> OPTIONS = Set.of("--device", "--url", "--token", "--data");
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    private final Map<String, String> options;
    private final Map<String, String> environment;

    private ImportCommand(Map<String, String> options, Map<String, String> environment) {
        this.options = options;
        this.environment = environment;
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    /// @return the exit code: 0 sent, 1 failed, 2 called wrongly
    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) throws InterruptedException {
        if (arguments.contains("--help")) {
            out.println(USAGE);
            return 0;
        }
        try {
            out.println(new ImportCommand(options(arguments), environment).send());
            return 0;
        } catch (Refused refused) {
            err.println(refused.code == 2 ? refused.getMessage() : "banso: " + refused.getMessage());
            return refused.code;
        }
    }

    private String send() throws Refused, InterruptedException {
        Path file = Path.of(option("file", ""));
        String token = option("token", environment.getOrDefault("BANSO_TOKEN", ""));
        if (token.isBlank()) {
            throw new Refused(1, "no token; make one with ./banso token --scope intake:write,intake:read, and give it as --token or BANSO_TOKEN");
        }
        URI address = address();
        JsonNode run = answer(address, post(file, address, token));
        return """
                %d lines are on disk (import %s), %d of them processed, %d in quarantine.
                Follow it with: curl -H "Authorization: Bearer $BANSO_TOKEN" %s""".formatted(
                run.path("lines").asLong(), run.path("id").asString(), run.path("processed").asLong(),
                run.path("quarantined").asLong(), address.resolve("/api/v1/imports/" + run.path("id").asString()));
    }

    private HttpRequest post(Path file, URI address, String token) throws Refused {
        String device = option("device", "");
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
            throw new Refused(1, "the file " + file + " cannot be read: " + unreadable.getMessage());
        } catch (IllegalArgumentException noAddress) {
            throw new Refused(2, "not an address: " + address + "\n" + USAGE);
        }
    }

    private static JsonNode answer(URI address, HttpRequest request) throws Refused, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LONGEST_CONNECT).build()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return switch (response.statusCode()) {
                case 202 -> JsonMapper.shared().readTree(response.body());
                case 401 -> throw new Refused(1, "the installation does not know this token");
                default -> throw new Refused(1, detail(response));
            };
        } catch (java.net.ConnectException | java.net.http.HttpConnectTimeoutException notRunning) {
            throw new Refused(1, "no installation answers at " + address + "; start it with ./banso serve, or give another --url");
        } catch (IOException broken) {
            throw new Refused(1, "the connection broke (" + broken.getMessage() + "); run the same command again, it goes on where it stopped");
        }
    }

    private static String detail(HttpResponse<String> response) {
        String otherwise = "the installation answered " + response.statusCode();
        try {
            return JsonMapper.shared().readTree(response.body()).path("detail").asString(otherwise);
        } catch (JacksonException noJson) {
            return otherwise;
        }
    }

    private URI address() throws Refused {
        Path data = Path.of(option("data", "data")).toAbsolutePath().normalize();
        try {
            // The running installation leaves its address there.
            Path left = data.resolve("address");
            return URI.create(option("url", Files.exists(left) ? Files.readString(left).strip() : "http://localhost:8080"));
        } catch (IOException unreadable) {
            throw new Refused(1, "the folder " + data + " cannot be read: " + unreadable.getMessage());
        } catch (IllegalArgumentException noAddress) {
            throw new Refused(2, "not an address: " + noAddress.getMessage() + "\n" + USAGE);
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

    private String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    private static Map<String, String> options(List<String> arguments) throws Refused {
        Map<String, String> options = new LinkedHashMap<>();
        for (int index = 0; index < arguments.size(); index++) {
            String argument = arguments.get(index);
            if (OPTIONS.contains(argument) && index + 1 < arguments.size()) {
                index++;
                options.put(argument.substring(2), arguments.get(index));
            } else if (argument.startsWith("--") || options.containsKey("file")) {
                throw new Refused(2, USAGE);
            } else {
                options.put("file", argument);
            }
        }
        if (!options.containsKey("file")) {
            throw new Refused(2, USAGE);
        }
        return options;
    }

    /// Why nothing was sent, or not all of it.
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final int code;

        private Refused(int code, String message) {
            super(message);
            this.code = code;
        }
    }
}
