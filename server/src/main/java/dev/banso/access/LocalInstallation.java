package dev.banso.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The installation that runs on a data folder, as a command beside it reaches it.
public final class LocalInstallation {
    private final Path data;
    private final JsonMapper json = JsonMapper.shared();

    /// @param data the data folder
    public LocalInstallation(Path data) {
        this.data = data.toAbsolutePath().normalize();
    }

    /// Asks it to do something, and waits as long as that takes.
    ///
    /// @return what it answered
    /// @throws IOException where no installation runs there or it refuses, in words for the person at the command line
    public JsonNode post(String path, Object body) throws IOException, InterruptedException {
        HttpResponse<String> response;
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create(Files.readString(data.resolve(RunningAddress.FILE)).strip());
            response = client.send(HttpRequest.newBuilder(address.resolve(path))
                    .header("Content-Type", "application/json")
                    .header(LocalEntrance.HEADER, Files.readString(data.resolve("secrets/local")).strip())
                    .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                    .build(), HttpResponse.BodyHandlers.ofString());
        } catch (NoSuchFileException | java.net.ConnectException notRunning) {
            throw new IOException("no installation runs on " + data + "; start it with ./banso serve --data " + data, notRunning);
        }
        if (response.statusCode() != 200) {
            throw new IOException(detail(response));
        }
        return json.readTree(response.body());
    }

    private String detail(HttpResponse<String> response) {
        String otherwise = "the installation answered " + response.statusCode();
        try {
            return json.readTree(response.body()).path("detail").asString(otherwise);
        } catch (JacksonException noJson) {
            return otherwise;
        }
    }
}
