package dev.banso.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One node of OpenSearch in a Java machine of its own, spoken to as every client speaks to it: REST. Its index is what
/// `opensearch-index.json` says: one shard, no replica, codec `best_compression`.
final class OpenSearch implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("HTTP Port:\\s+(\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long BETWEEN_LOOKS_MILLISECONDS = 3_000;
    private static final int DOCUMENTS_AT_ONCE = 2_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private int indices;

    private OpenSearch(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /// Fetches, starts and awaits it.
    ///
    /// @param folder where everything of it lies
    static OpenSearch startedUnder(Path folder) throws IOException, InterruptedException {
        String libraries = MavenLibraries.copiedTo(folder.resolve("libraries"), "bench/opensearch/pom.xml");
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
                "--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-cp", libraries,
                "org.codelibs.opensearch.runner.OpenSearchRunner", "-basePath", folder.resolve("node").toString(), "-numOfNode", "1"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Matcher port = PORT.matcher(Files.readString(log));
            if (port.find() && answers("http://localhost:" + port.group(1))) {
                return new OpenSearch(process, "http://localhost:" + port.group(1));
            }
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException("OpenSearch did not start: " + Files.readString(log));
            }
            Thread.sleep(500);
        }
    }

    private static boolean answers(String address) throws InterruptedException {
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(address + "/_cluster/health")).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    String version() throws IOException, InterruptedException {
        return send("GET", "/", "").path("version").path("number").asString();
    }

    /// Indexes every line of a file, merges the index into one segment and flushes it.
    ///
    /// @param keepsLines whether each line stays beside its fields, in `_source`
    /// @return what the index takes on the disk, translog not counted
    long bytes(Path lines, boolean keepsLines) throws IOException, InterruptedException {
        String index = "/lines-" + indices++;
        send("PUT", index, definition());
        long count = 0;
        StringBuilder bulk = new StringBuilder();
        try (BufferedReader reader = Files.newBufferedReader(lines)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                bulk.append("{\"index\":{}}\n").append(JSON.writeValueAsString(OpenSearchDocument.of(line, keepsLines))).append('\n');
                if (++count % DOCUMENTS_AT_ONCE == 0) {
                    index(index, bulk);
                }
            }
        }
        index(index, bulk);
        send("POST", index + "/_forcemerge?max_num_segments=1&flush=true", "");
        send("POST", index + "/_flush?wait_if_ongoing=true", "");
        send("POST", index + "/_refresh", "");
        JsonNode held = statistics(index).path("docs");
        if (held.path("count").asLong() != count) {
            throw new IOException("OpenSearch holds " + held + " of " + count + " lines");
        }
        long bytes = awaitMerged(index);
        send("DELETE", index, "");
        return bytes;
    }

    /// The one segment that is left. Files of those that were merged into it are deleted some time later, and the store's size counts
    /// them until then.
    private long awaitMerged(String index) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode segments = send("GET", index + "/_segments", "").path("indices").path(index.substring(1)).path("shards").path("0").path(0)
                    .path("segments");
            JsonNode only = segments.size() == 1 ? segments.iterator().next() : null;
            if (only != null && only.path("committed").asBoolean()) {
                return only.path("size_in_bytes").asLong();
            }
            Thread.sleep(BETWEEN_LOOKS_MILLISECONDS);
        }
        throw new IOException("OpenSearch did not merge " + index + " into one segment");
    }

    private JsonNode statistics(String index) throws IOException, InterruptedException {
        return send("GET", index + "/_stats/docs", "").path("_all").path("primaries");
    }

    private void index(String index, StringBuilder bulk) throws IOException, InterruptedException {
        if (!bulk.isEmpty()) {
            JsonNode answer = send("POST", index + "/_bulk?filter_path=errors,items.*.error", bulk.toString());
            bulk.setLength(0);
            if (answer.path("errors").asBoolean()) {
                throw new IOException("OpenSearch refused lines: " + answer.path("items").path(0));
            }
        }
    }

    private static String definition() throws IOException {
        try (InputStream in = Objects.requireNonNull(OpenSearch.class.getResourceAsStream("opensearch-index.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", path.contains("_bulk") ? "application/x-ndjson" : "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException("OpenSearch answered " + answer.statusCode() + " to " + path + ": " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
