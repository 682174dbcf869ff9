package dev.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.database.Scope;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.lake.Lake;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What is on disk is processed once, however the process ends.
class RestartTest {
    private static final Pattern RECEIVED = Pattern.compile("\"received\":(\\d+)");

    @Test
    void takesUpWhatWasNotProcessedBeforeAnOrderlyEnd() throws Exception {
        Path folder = RunningBanso.temporaryFolder();
        Sender sender;
        try (RunningBanso first = RunningBanso.start(folder)) {
            sender = new Sender(first);
            for (int number = 0; number < 3_000; number += 1_000) {
                sender.tcp(lines(sender, number, 1_000));
            }
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (first.bean(IntakeStatus.class).now().received() < 3_000 && System.nanoTime() < deadline) {
                Thread.sleep(5);
            }
        }
        try (RunningBanso second = RunningBanso.start(folder)) {
            second.bean(Pipeline.class).awaitProcessed(Duration.ofSeconds(30));
            assertThat(counted(second, sender.device)).isEqualTo(3_000);
            assertThat(inLake(second, sender.company)).isEqualTo(3_000);
        }
    }

    @Test
    void losesNothingAndCountsNothingTwiceWhenKilled() throws Exception {
        Path folder = RunningBanso.temporaryFolder();
        Sender sender;
        String token;
        try (RunningBanso prepared = RunningBanso.start(folder)) {
            sender = new Sender(prepared);
            token = prepared.token();
        }
        long acknowledged = 0;
        long sent = 0;
        for (int round = 0; round < 3; round++) {
            Process serve = serve(folder, httpPort = freePort(), syslogPort = freePort());
            try {
                awaitReady(token);
                sent += sendUntilKilled(sender, serve, token, 4_000 + 3_000 * round);
                acknowledged = lastReceived;
            } finally {
                serve.destroyForcibly().waitFor();
            }
        }
        try (RunningBanso after = RunningBanso.start(folder)) {
            after.bean(Pipeline.class).awaitProcessed(Duration.ofSeconds(60));
            long counted = counted(after, sender.device);
            assertThat(counted).isBetween(acknowledged, sent);
            assertThat(counted).isEqualTo(after.bean(IntakeStatus.class).now().received());
            assertThat(inLake(after, sender.company)).isEqualTo(counted);
        }
    }

    private int httpPort;
    private int syslogPort;
    private long lastReceived;

    /// Sends lines, kills the process in the middle of it and returns how many were sent.
    private long sendUntilKilled(Sender sender, Process serve, String token, int most) throws Exception {
        long sent = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), syslogPort)) {
            OutputStream stream = socket.getOutputStream();
            while (sent < most) {
                stream.write(lines(sender, (int) sent, 100).getBytes(StandardCharsets.UTF_8));
                sent += 100;
                if (sent % 1_000 == 0) {
                    lastReceived = Math.max(lastReceived, received(token));
                }
            }
            serve.destroyForcibly().waitFor();
        } catch (IOException gone) {
            assertThat(serve.isAlive()).isFalse();
        }
        return sent;
    }

    private long received(String token) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort + "/api/v1/intake"))
                        .header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofString());
        Matcher matcher = RECEIVED.matcher(answer.body());
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private void awaitReady(String token) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (System.nanoTime() < deadline) {
            try {
                received(token);
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new AssertionError("serve did not start");
    }

    private static Process serve(Path folder, int http, int syslog) throws IOException {
        return new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), "dev.banso.Banso",
                "--data", folder.toString(), "--http-port", Integer.toString(http), "--syslog-port", Integer.toString(syslog),
                "--clock", "2020-10-01T00:00:00+09:00"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("serve.log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String lines(Sender sender, int from, int count) {
        StringBuilder lines = new StringBuilder();
        for (int number = from; number < from + count; number++) {
            lines.append(sender.line(number)).append('\n');
        }
        return lines.toString();
    }

    private static long counted(RunningBanso banso, UUID device) {
        return banso.inTransaction(Scope.system("test"), jdbc -> jdbc
                .sql("select coalesce(sum(lines), 0)::bigint from device_day where device_id = :device")
                .param("device", device).query(Long.class).single());
    }

    private static long inLake(RunningBanso banso, UUID company) {
        return banso.bean(Lake.class).statistics().companies().get(company).rows();
    }
}
