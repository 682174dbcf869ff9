package dev.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.ServedBanso;
import dev.banso.intake.pipeline.Pipeline;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A real process is killed in the middle of live lines, of an import and of an adoption, always with live lines beside.
/// Afterwards every line that was on disk is there exactly once: in the search, in the days of the device, in the figures.
class KilledProcessTest {
    private static final int A_ROUND = 1_000_000;
    private static final int UDP = 500_000;
    private static final int IMPORTED = 4_000;
    private static final int ADOPTED = 12_000;

    private final Path folder = RunningBanso.temporaryFolder();
    private final List<Long> acknowledged = new ArrayList<>();
    private String token;
    private Sender live;
    private Sender archive;
    private Sender stranger;

    @Test
    void losesNothingThatWasOnDiskAndCountsNothingTwice() throws Exception {
        prepare();
        killDuring(0, this::sendMore);
        killDuring(1, this::importHalfOfTheFile);
        killDuring(2, this::adoptUntilSomeAreTaken);
        try (RunningBanso after = RunningBanso.start(folder)) {
            await(() -> after.api("GET", "/api/v1/adoptions", token, null).json().at("/items/0/state").asString(), "done");
            assertThat(after.bean(Pipeline.class).awaitProcessed(Duration.ofSeconds(60))).isTrue();
            assertLive(countedAsFound(after, live));
            assertThat(countedAsFound(after, archive)).isEqualTo(upTo(IMPORTED));
            assertThat(countedAsFound(after, stranger)).isEqualTo(upTo(ADOPTED));
            assertThat(after.api("GET", "/api/v1/quarantine", token, null).json().get("items")).isEmpty();
        }
    }

    private void prepare() throws Exception {
        try (RunningBanso prepared = RunningBanso.start(folder)) {
            token = prepared.token();
            live = new Sender(prepared);
            archive = new Sender(prepared);
            stranger = new Sender(prepared, null, List.of("198.51.100.7"));
            stranger.tcp(lines(stranger, 0, ADOPTED));
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (prepared.bean(Pipeline.class).state().processed() < ADOPTED && System.nanoTime() < deadline) {
                Thread.sleep(50);
            }
        }
    }

    /// Starts the process, sends live lines over TCP and UDP all the time, and kills it when the work is in its middle.
    private void killDuring(int round, Work work) throws Exception {
        try (ServedBanso served = ServedBanso.start(folder)) {
            Thread tcp = Thread.ofVirtual().start(() -> sendTcp(served, round * A_ROUND));
            Thread udp = Thread.ofVirtual().start(() -> sendUdp(served, round * A_ROUND + UDP));
            acknowledged.add(work.untilItsMiddle(served));
            served.kill();
            tcp.join();
            udp.interrupt();
            udp.join();
        }
    }

    /// Brings a process to the middle of something.
    private interface Work {
        /// @return live lines that were received for certain
        long untilItsMiddle(ServedBanso served) throws Exception;
    }

    private long sendMore(ServedBanso served) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (received(served, "tcp") < 2_000 && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        return received(served, "tcp") + received(served, "udp");
    }

    private long importHalfOfTheFile(ServedBanso served) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        byte[] file = lines(archive, 0, IMPORTED).getBytes(StandardCharsets.UTF_8);
        Thread upload = Thread.ofVirtual().start(() -> {
            try {
                post(served, HttpRequest.BodyPublishers.ofInputStream(() -> halfOf(file, end)));
            } catch (IOException | InterruptedException killed) {
                assertThat(killed).isNotNull();
            }
        });
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (received(served, "import") < 1_000 && System.nanoTime() < deadline) {
            Thread.sleep(10);
        }
        long live = received(served, "tcp") + received(served, "udp");
        served.kill();
        end.countDown();
        upload.join();
        return live;
    }

    private long adoptUntilSomeAreTaken(ServedBanso served) throws Exception {
        JsonNode again = post(served, HttpRequest.BodyPublishers.ofString(lines(archive, 0, IMPORTED)));
        assertThat(again.get("lines").asLong()).isEqualTo(IMPORTED);
        String sender = served.api("GET", "/api/v1/quarantine", token, null).json().at("/items/0/id").asString();
        String adoption = served.api("POST", "/api/v1/quarantine/" + sender + "/adopt", token,
                "{\"company\":\"%s\",\"device\":\"%s\"}".formatted(stranger.company, stranger.device)).json().get("id").asString();
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        JsonNode state = served.api("GET", "/api/v1/adoptions/" + adoption, token, null).json();
        while (state.get("processed").asLong() == 0 && System.nanoTime() < deadline) {
            state = served.api("GET", "/api/v1/adoptions/" + adoption, token, null).json();
        }
        long live = received(served, "tcp") + received(served, "udp");
        served.kill();
        assertThat(state.get("state").asString()).as(state.toString()).isEqualTo("running");
        assertThat(state.get("lines").asLong()).isEqualTo(ADOPTED);
        return live;
    }

    private JsonNode post(ServedBanso served, HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(HttpRequest.newBuilder(served.uri("/api/v1/imports?device=" + archive.device))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "text/plain")
                    .header("Idempotency-Key", "archive")
                    .POST(body).build(), HttpResponse.BodyHandlers.ofByteArray());
            return new RunningBanso.Answer(answer.statusCode(), answer.body()).json();
        }
    }

    /// Half of a file, and then nothing until the end.
    private static InputStream halfOf(byte[] file, CountDownLatch end) {
        return new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int left = file.length / 2 - at;
                if (left == 0) {
                    awaitEnd();
                    throw new IOException("broken off");
                }
                int part = Math.min(length, left);
                System.arraycopy(file, at, into, offset, part);
                at += part;
                return part;
            }

            private void awaitEnd() {
                try {
                    end.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    /// One connection until it breaks.
    private void sendTcp(ServedBanso served, int from) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.syslogPort())) {
            for (int number = from; ; number += 50) {
                socket.getOutputStream().write(lines(live, number, 50).getBytes(StandardCharsets.UTF_8));
                Thread.sleep(40);
            }
        } catch (IOException | InterruptedException killed) {
            assertThat(killed).isNotNull();
        }
    }

    private void sendUdp(ServedBanso served, int from) {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int number = from; !Thread.currentThread().isInterrupted(); number++) {
                byte[] line = live.attack(number, "Gh0st.Rat.Botnet").getBytes(StandardCharsets.UTF_8);
                socket.send(new DatagramPacket(line, line.length, InetAddress.getLoopbackAddress(), served.syslogPort()));
                Thread.sleep(4);
            }
        } catch (IOException | InterruptedException killed) {
            assertThat(killed).isNotNull();
        }
    }

    /// What this process has received. API and page add up all processes, and for some seconds the killed one is still among them.
    private long received(ServedBanso served, String listener) throws IOException, InterruptedException {
        String metric = "banso_intake_received_lines_total{listener=\"" + listener + "\"} ";
        return served.api("GET", "/actuator/prometheus", token, null).text().lines().filter(line -> line.startsWith(metric)).findFirst()
                .map(line -> (long) Double.parseDouble(line.substring(metric.length())))
                .orElseThrow(() -> new AssertionError("no listener " + listener));
    }

    /// Over TCP the beginning of what was sent, without a gap; over UDP no line twice; and all that was acknowledged.
    private void assertLive(List<Integer> numbers) {
        assertThat(numbers).doesNotHaveDuplicates();
        for (int round = 0; round < acknowledged.size(); round++) {
            int base = round * A_ROUND;
            List<Integer> tcp = numbers.stream().filter(number -> number >= base && number < base + UDP).map(number -> number - base).toList();
            long udp = numbers.stream().filter(number -> number >= base + UDP && number < base + A_ROUND).count();
            assertThat(tcp).isNotEmpty().isEqualTo(upTo(tcp.size()));
            assertThat(udp).isPositive();
            assertThat(tcp.size() + udp).isGreaterThanOrEqualTo(acknowledged.get(round));
        }
    }

    /// The numbers of the lines that the search finds, as many as the days of the device and the figures count.
    private List<Integer> countedAsFound(RunningBanso banso, Sender sender) {
        StoredLines stored = new StoredLines(banso, sender);
        List<Integer> numbers = stored.numbers();
        assertThat(stored.counted()).isEqualTo(numbers.size());
        assertThat(figure(banso, sender)).isEqualTo(numbers.size());
        return numbers;
    }

    private long figure(RunningBanso banso, Sender sender) {
        JsonNode table = banso.api("GET", "/api/v1/figures/class-month?from=2020-10&to=2020-10&company=" + sender.company, token, null).json();
        assertThat(table.at("/rows/0/key").asString()).as(table.toString()).isEqualTo("inbound");
        return table.get("rows").get(0).get("total").asLong();
    }

    private static List<Integer> upTo(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static String lines(Sender sender, int from, int count) {
        return IntStream.range(from, from + count).mapToObj(number -> sender.attack(number, "Gh0st.Rat.Botnet") + "\n")
                .collect(Collectors.joining());
    }

    private static void await(Supplier<String> state, String wanted) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!state.get().equals(wanted) && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        assertThat(state.get()).isEqualTo(wanted);
    }
}
