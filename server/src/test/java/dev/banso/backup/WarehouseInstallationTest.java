package dev.banso.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banso.RunningBanso.Answer;
import dev.banso.RunningBanso;
import dev.banso.RunningBucket;
import dev.banso.ServedBanso;
import dev.banso.intake.Sender;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.lake.Lake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/// An installation whose settled lines lie in a bucket, from the day they go there until they come back.
class WarehouseInstallationTest {
    private final Path folder = RunningBanso.temporaryFolder();
    private final Path data = folder.resolve("data");
    private RunningBucket bucket;
    private Sender sender;
    private String token;

    @BeforeEach
    void start() throws Exception {
        bucket = RunningBucket.start();
        Files.createDirectories(data);
    }

    @AfterEach
    void stop() throws Exception {
        bucket.close();
    }

    @Test
    void movesItsLinesThereLivesWithThemThereAndComesBackFromABackup() throws Exception {
        try (RunningBanso before = RunningBanso.start(data)) {
            token = before.token();
            sender = new Sender(before);
            sender.tcp(lines(0, 100));
            assertThat(sender.countedOnce(100)).isEqualTo(100);
            before.bean(Lake.class).settle(before.bean(Pipeline.class).state().processed());
        }
        assertThat(inFolder("settled")).isPositive();
        try (ServedBanso served = ServedBanso.start(data, bucket.options(folder))) {
            moveAndSettle(served);
        }
        FileSystemUtils.deleteRecursively(data.resolve("copies"));
        try (RunningBanso again = RunningBanso.start(data, bucket.options(folder))) {
            goOnWithoutTheStore(again);
            again.bean(Backups.class).write(folder.resolve("backup"));
            erase(again);
        }
        assertThat(restore()).isZero();
        try (RunningBanso restored = RunningBanso.start(folder.resolve("restored"))) {
            assertThat(found(restored::api).json().get("items")).hasSize(220);
        }
    }

    private void moveAndSettle(ServedBanso served) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.syslogPort())) {
            socket.getOutputStream().write(lines(100, 200).getBytes(StandardCharsets.UTF_8));
        }
        await(() -> found(served::api).json().get("items").size() == 200);
        for (int hour = 3; !isAllInTheBucket() && hour < 24; hour++) {
            // Housekeeping looks when the clock is moved; what is found may not be committed yet, and then it settles the next time.
            assertThat(served.api("PUT", "/api/v1/clock", token, "{\"now\":\"2020-10-01T%02d:00:00+09:00\"}".formatted(hour)).status()).isEqualTo(200);
            Thread.sleep(1_500);
        }
        assertThat(isAllInTheBucket()).isTrue();
        await(() -> bucket.keys("metadata/").stream().anyMatch(key -> key.endsWith(".metadata.json")));
        assertThat(found(served::api).json().get("items")).hasSize(200);
        served.kill();
    }

    private boolean isAllInTheBucket() throws IOException {
        return bucket.keys("settled/").size() == 2 && inFolder("settled") == 0 && inFolder("fresh") == 0;
    }

    private void goOnWithoutTheStore(RunningBanso banso) throws Exception {
        bucket.pause();
        sender = sender.at(banso);
        sender.tcp(lines(200, 220));
        assertThat(sender.countedOnce(220)).isEqualTo(220);
        Answer refused = found(banso::api);
        assertThat(refused.status()).isEqualTo(502);
        assertThat(refused.text()).contains("保管先（S3）").doesNotContain("127.0.0.1");
        assertThatThrownBy(() -> banso.bean(Lake.class).settle(banso.bean(Pipeline.class).state().processed()))
                .hasMessageContaining("cannot be reached at http://127.0.0.1");
        assertThat(banso.api("GET", "/api/v1/operations", token, null).text()).contains("warehouse");
        bucket.resume();
        assertThat(found(banso::api).json().get("items")).hasSize(220);
        assertThat(banso.api("GET", "/actuator/prometheus", token, null).text()).containsPattern("banso_warehouse_downloads_total [1-9]");
    }

    private void erase(RunningBanso banso) throws Exception {
        assertThat(banso.api("DELETE", "/api/v1/companies/" + sender.company, token, null).status()).isEqualTo(202);
        await(() -> bucket.keys("settled/").isEmpty());
        await(() -> banso.api("GET", "/api/v1/companies/" + sender.company, token, null).status() == 404);
        await(() -> banso.bean(Lake.class).verifyErased(sender.company).isErased());
    }

    private int restore() throws InterruptedException {
        return RestoreCommand.COMMAND.run(
                List.of(folder.resolve("backup").toString(), "--data", folder.resolve("restored").toString()), System.out, System.err);
    }

    private interface Api {
        Answer ask(String method, String path, String token, String body) throws IOException, InterruptedException;
    }

    private Answer found(Api api) throws IOException, InterruptedException {
        return api.ask("GET", "/api/v1/search?limit=1000&company=" + sender.company, token, null);
    }

    private String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> sender.attack(number, "Warehouse.Attack") + "\n").collect(Collectors.joining());
    }

    private long inFolder(String kind) throws IOException {
        return files(data.resolve("lake").resolve(kind));
    }

    private static long files(Path path) throws IOException {
        if (!Files.exists(path)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    private static void await(Callable<Boolean> value) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!value.call() && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        assertThat(value.call()).isTrue();
    }
}
