package dev.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.RunningBanso.Answer;
import dev.banso.access.Permission;
import dev.banso.access.Tokens;
import dev.banso.database.Scope;
import dev.banso.intake.pipeline.Pipeline;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ImportTest {
    private final RunningBanso banso = RunningBanso.shared();
    private final Sender sender = new Sender(banso);
    private final String token = banso.token();

    @Test
    void countsOldLinesIntoTheirMonth() throws Exception {
        JsonNode run = done(post(sender.line(1, "2020-09-03", "10:00:00") + "\n\n" + sender.line(2, "2020-09-30", "23:59:59") + "\r\n"
                + sender.line(3), "?device=" + sender.device, null, token));
        assertThat(run.get("lines").asLong()).isEqualTo(3);
        assertThat(run.get("quarantined").asLong()).isZero();
        assertThat(lines("2020-09-01", "2020-09-30")).isEqualTo(2);
        assertThat(lines("2020-10-01", "2020-10-31")).isEqualTo(1);
    }

    @Test
    void isNoSignOfLife() throws Exception {
        done(post(sender.line(1), "?device=" + sender.device, null, token));
        assertThat(banso.<Long>inTransaction(Scope.system("test"), jdbc -> jdbc.sql("select count(*) from device_sign where device_id = :device")
                .param("device", sender.device).query(Long.class).single())).isZero();
    }

    @Test
    void quarantinesLinesThatBearAnotherDevicesName() throws Exception {
        Sender other = new Sender(banso);
        String otherDomain = sender.line(3).replace("vd=\"root\"", "vd=\"guest\"");
        JsonNode run = done(post(sender.line(1) + "\n" + other.line(2) + "\n" + otherDomain, "?device=" + sender.device, null, token));
        assertThat(run.get("processed").asLong()).isEqualTo(3);
        assertThat(run.get("quarantined").asLong()).isEqualTo(2);
        assertThat(sender.counted()).isEqualTo(1);
        assertThat(other.counted()).isZero();
    }

    @Test
    void letsTheRegistryDecideForTheProviderWhereNoDeviceIsNamed() throws Exception {
        Sender other = new Sender(banso);
        JsonNode run = done(post(sender.line(1) + "\n" + other.line(2) + "\n" + sender.line(3).replace(sender.serial, "FGT-UNKNOWN"),
                "", null, token));
        assertThat(run.get("quarantined").asLong()).isEqualTo(1);
        assertThat(sender.counted()).isEqualTo(1);
        assertThat(other.counted()).isEqualTo(1);
    }

    @Test
    void takesARepeatedImportOnce() throws Exception {
        String file = IntStream.range(0, 50).mapToObj(sender::line).collect(Collectors.joining("\n"));
        JsonNode first = done(post(file, "?device=" + sender.device, "the-same-" + sender.serial, token));
        JsonNode second = done(post(file, "?device=" + sender.device, "the-same-" + sender.serial, token));
        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(second.get("lines").asLong()).isEqualTo(50);
        assertThat(sender.counted()).isEqualTo(50);
    }

    @Test
    void goesOnWhereAnUploadBrokeOff() throws Exception {
        String file = IntStream.range(0, 2000).mapToObj(sender::line).collect(Collectors.joining("\n"));
        breakOff(file, 300_000);
        Answer again = post(file, "?device=" + sender.device, "broken-" + sender.serial, token);
        for (int attempt = 0; again.status() == 409 && attempt < 100; attempt++) {
            Thread.sleep(100);
            again = post(file, "?device=" + sender.device, "broken-" + sender.serial, token);
        }
        assertThat(done(again).get("lines").asLong()).isEqualTo(2000);
        assertThat(sender.countedOnce(2000)).isEqualTo(2000);
    }

    @Test
    void staysDoneWhenItIsSentAgainAndBreaksOff() throws Exception {
        String file = IntStream.range(0, 2000).mapToObj(sender::line).collect(Collectors.joining("\n"));
        JsonNode whole = done(post(file, "?device=" + sender.device, "broken-" + sender.serial, token));
        long sent = received();
        breakOff(file, 300_000);
        Thread.sleep(500);
        JsonNode after = banso.api("GET", "/api/v1/imports/" + whole.get("id").asString(), token, null).json();
        assertThat(after.get("state").asString()).isEqualTo("done");
        assertThat(after.get("lines").asLong()).isEqualTo(2000);
        assertThat(received()).isEqualTo(sent);
        assertThat(sender.counted()).isEqualTo(2000);
    }

    private long received() {
        return banso.bean(IntakeStatus.class).now().received();
    }

    @Test
    void refusesAKeyThatBelongsToAnotherDevice() throws Exception {
        post(sender.line(1), "?device=" + sender.device, "key-" + sender.serial, token);
        assertThat(post(sender.line(1), "?device=" + new Sender(banso).device, "key-" + sender.serial, token).status()).isEqualTo(409);
    }

    @Test
    void takesNothingForADeviceThatTheRequesterDoesNotSee() throws Exception {
        String foreign = banso.token(new Sender(banso).company, EnumSet.allOf(Permission.class));
        assertThat(post(sender.line(1), "?device=" + sender.device, null, foreign).status()).isEqualTo(404);
        assertThat(post(sender.line(1), "", null, foreign).status()).isEqualTo(403);
        assertThat(post(sender.line(1), "", null, partner()).status()).isEqualTo(403);
        assertThat(post(sender.line(1), "", null, banso.token(null, EnumSet.of(Permission.INTAKE_READ))).status()).isEqualTo(403);
        String id = done(post(sender.line(1), "?device=" + sender.device, null, token)).get("id").asString();
        assertThat(banso.api("GET", "/api/v1/imports/" + id, foreign, null).status()).isEqualTo(404);
    }

    private String partner() {
        UUID partner = UUID.fromString(banso.api("POST", "/api/v1/organisations", token,
                "{\"kind\":\"partner\",\"name\":\"取込システム\",\"prefecture\":\"青森県\"}").json().get("id").asString());
        return banso.asSystem(() -> banso.bean(Tokens.class).issue(partner, null, "test", EnumSet.allOf(Permission.class)));
    }

    /// Sends the beginning of a file and hangs up.
    private void breakOff(String file, int bytes) throws IOException {
        byte[] body = file.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket("localhost", banso.uri("/").getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/imports?device=" + sender.device + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Type: text/plain\r\nIdempotency-Key: broken-" + sender.serial + "\r\nContent-Length: " + body.length
                    + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body, 0, bytes);
        }
    }

    private Answer post(String file, String query, String key, String asker) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(banso.uri("/api/v1/imports" + query))
                .header("Authorization", "Bearer " + asker)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(file));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        HttpResponse<byte[]> response = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), response.body());
    }

    private JsonNode done(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(banso.bean(Pipeline.class).awaitProcessed(Duration.ofSeconds(60))).isTrue();
        JsonNode run = banso.api("GET", "/api/v1/imports/" + answer.json().get("id").asString(), token, null).json();
        assertThat(run.get("state").asString()).isEqualTo("done");
        return run;
    }

    private long lines(String from, String to) {
        return banso.inTransaction(Scope.system("test"), jdbc -> jdbc.sql("""
                select coalesce(sum(lines), 0)::bigint from device_day
                 where device_id = :device and day between :from::date and :to::date""")
                .param("device", sender.device).param("from", from).param("to", to).query(Long.class).single());
    }
}
