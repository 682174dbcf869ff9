package dev.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.Browser;
import dev.banso.RunningBanso;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.lake.Lake;
import dev.banso.operation.Metrics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Journal and lake on small file systems of their own, whose room a test takes away and gives back.
class FullDiskTest {
    private static final String JOURNAL_SIZE = "544m";
    private static final int SLOW = 200;
    private static final String FILLER = "x".repeat(2_000);

    private final Path folder = RunningBanso.temporaryFolder();
    private final List<Path> mounted = new ArrayList<>();
    private RunningBanso banso;
    private Sender sender;

    @BeforeEach
    void start() throws Exception {
        if (mount("journal", JOURNAL_SIZE) && mount("lake", "256m")) {
            banso = RunningBanso.start(folder);
            sender = new Sender(banso);
        }
    }

    @AfterEach
    void stop() throws Exception {
        if (banso != null) {
            banso.close();
        }
        for (Path each : mounted) {
            run("umount", "-l", each.toString());
        }
    }

    @Test
    void waitsAndCountsWhileTheJournalHasNoRoomAndGoesOnByItself() throws Exception {
        if (banso == null) {
            System.out.println("skipped: no file system can be mounted here; the journal's own tests inject a full disk");
            return;
        }
        AtomicBoolean hanging = new AtomicBoolean(true);
        Sender slow = new Sender(banso);
        List<Thread> slowOnes = IntStream.range(0, SLOW).mapToObj(number -> Thread.ofVirtual().start(() -> sendSlowly(slow, number, hanging))).toList();
        sender.tcp(sender.line(0) + "\n");
        assertThat(sender.countedOnce(1)).as("slow connections disturb nobody").isEqualTo(1);

        // The journal leaves 512 MiB to others; somebody else takes what is above that.
        resize("journal", "512m");
        sender.udp(sender.line(1));
        awaitTrue(() -> status().get("journalProblem").asString("").contains("disk of the journal is full"));
        assertThat(metric("banso_intake_journal_open")).isZero();
        assertThat(page("intake-journal-full")).contains("いま新しいログを受け取れません");
        Thread tcp = Thread.ofVirtual().start(() -> sendWhole(2, 6_000));
        for (int number = 0; number < 500; number++) {
            sender.udp(sender.line(100_000 + number));
        }
        awaitTrue(() -> metric("banso_intake_dropped_lines_total{listener=\"udp\",where=\"journal\"}") == 500);
        // The page may be two seconds behind the metrics.
        awaitTrue(() -> page("intake-dropped").contains(">500<"));
        assertThat(tcp.isAlive()).as("the TCP sender waits").isTrue();
        assertThat(sender.counted()).isEqualTo(1);

        resize("journal", JOURNAL_SIZE);
        awaitTrue(() -> status().get("journalProblem").isNull());
        tcp.join();
        // 0 and 1 came before, 2 to 6,001 waited, 500 were dropped.
        assertThat(sender.countedOnce(6_002)).isEqualTo(6_002);
        assertThat(rows(sender)).isEqualTo(6_002);
        assertThat(metric("banso_intake_journal_open")).isEqualTo(1);
        hanging.set(false);
        for (Thread each : slowOnes) {
            each.join();
        }
        assertThat(slow.countedOnce(SLOW)).isEqualTo(SLOW);
    }

    @Test
    void holdsLinesWhileTheLakeHasNoRoomOrTheDatabaseDoesNotAnswer() throws Exception {
        if (banso == null) {
            System.out.println("skipped: no file system can be mounted here; the lake's own tests inject a full disk");
            return;
        }
        sender.tcp(sender.line(0) + "\n");
        assertThat(sender.countedOnce(1)).isEqualTo(1);
        resize("lake", Long.toString(used("lake")));
        sendWhole(1, 2_000);
        awaitTrue(() -> status().get("pipelineProblem").asString("").contains("The lake cannot be written"));
        assertThat(metric("banso_intake_pipeline_ok")).isZero();
        assertThat(metric("banso_intake_failures_total")).isPositive();
        assertThat(metric("banso_intake_lag_lines")).isEqualTo(2_000);
        assertThat(page("intake-lake-full")).contains("から処理が止まっています");
        resize("lake", "256m");
        assertThat(sender.countedOnce(2_001)).isEqualTo(2_001);
        awaitTrue(() -> status().get("pipelineProblem").isNull());

        try (Held held = new Held()) {
            sendWhole(2_001, 7_000);
            awaitTrue(() -> status().get("pipelineProblem").asString("").contains("does not answer"));
            held.breakWaiting();
            awaitTrue(() -> status().get("pipelineProblem").asString("").contains("Lines cannot be processed"));
            assertThat(page("intake-database-held")).contains("から処理が止まっています");
            Thread tcp = Thread.ofVirtual().start(() -> sendWhole(9_001, 12_000));
            awaitTrue(() -> !status().get("journalProblem").isNull());
            assertThat(tcp.isAlive()).isTrue();
        }
        // The journal gets its room back by being worked off; nobody has to make any.
        assertThat(sender.countedOnce(21_001)).isEqualTo(21_001);
        assertThat(rows(sender)).isEqualTo(21_001);
        awaitTrue(() -> status().get("journalProblem").isNull() && status().get("pipelineProblem").isNull());
    }

    /// A table that the pipeline needs, locked by somebody else, until it is closed.
    private final class Held implements AutoCloseable {
        private final AtomicBoolean held = new AtomicBoolean();
        private final AtomicBoolean release = new AtomicBoolean();
        private final Thread holder;

        Held() throws InterruptedException {
            holder = Thread.ofVirtual().start(() -> banso.asSystem(() -> transaction().execute(status -> {
                banso.bean(JdbcClient.class).sql("lock table device_sign in exclusive mode").update();
                held.set(true);
                while (!release.get()) {
                    sleep(50);
                }
                return true;
            })));
            awaitTrue(held::get);
        }

        /// Ends the connections that wait for the lock, as a restart of the database would.
        void breakWaiting() {
            banso.asSystem(() -> transaction().execute(status -> banso.bean(JdbcClient.class)
                    .sql("select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'")
                    .query(Boolean.class).list()));
        }

        @Override
        public void close() throws InterruptedException {
            release.set(true);
            holder.join();
        }

        private TransactionTemplate transaction() {
            return new TransactionTemplate(banso.bean(PlatformTransactionManager.class));
        }
    }

    private void sendWhole(int from, int count) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sender.addresses().tcp())) {
            for (int number = from; number < from + count; number++) {
                socket.getOutputStream().write((sender.line(number) + " msg=\"" + FILLER + "\"\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    /// A line, byte by byte, whose last byte comes when nobody hangs any more.
    private static void sendSlowly(Sender slow, int number, AtomicBoolean hanging) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), slow.addresses().tcp())) {
            for (byte letter : slow.line(number).getBytes(StandardCharsets.UTF_8)) {
                socket.getOutputStream().write(letter);
                if (hanging.get()) {
                    sleep(300);
                }
            }
            while (hanging.get()) {
                sleep(100);
            }
            socket.getOutputStream().write('\n');
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private JsonNode status() {
        return banso.api("GET", "/api/v1/intake", banso.token(), null).json();
    }

    /// The intake page as people see it.
    private String page(String picture) {
        try (Browser browser = Browser.open(banso.uri("/"))) {
            return browser.signIn(RunningBanso.ADMINISTRATOR, RunningBanso.PASSWORD).go("/intake").picture(picture).page().content();
        }
    }

    private double metric(String name) {
        return Metrics.of(banso).value(name + " ");
    }

    private long rows(Sender of) {
        banso.bean(Pipeline.class).awaitProcessed(Duration.ofSeconds(10));
        return banso.bean(Lake.class).statistics().companies().get(of.company).rows();
    }

    private boolean mount(String name, String size) throws Exception {
        Path place = Files.createDirectories(folder.resolve(name));
        boolean done = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", place.toString()) == 0;
        if (done) {
            mounted.add(place);
        }
        return done;
    }

    private void resize(String name, String size) throws Exception {
        assertThat(run("mount", "-o", "remount,size=" + size, folder.resolve(name).toString())).isZero();
    }

    /// Bytes that a file system holds now; as its size they leave no room at all.
    private long used(String name) throws IOException {
        FileStore store = Files.getFileStore(folder.resolve(name));
        return store.getTotalSpace() - store.getUnallocatedSpace();
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException noSuchProgram) {
            return -1;
        }
    }

    private static void awaitTrue(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
