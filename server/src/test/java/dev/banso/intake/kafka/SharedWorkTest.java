package dev.banso.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.RunningKafka;
import dev.banso.ServedBanso;
import dev.banso.backup.Backups;
import dev.banso.backup.RestoredBackup;
import dev.banso.company.Erasures;
import dev.banso.database.Scope;
import dev.banso.intake.IntakeAddresses;
import dev.banso.intake.Sender;
import dev.banso.intake.StoredLines;
import dev.banso.intake.pipeline.LogProgress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A collector with the console here, workers as processes of their own, a broker of its own. Whatever is killed, every line
/// is there once: in the search, in the days of its device, in the figures.
class SharedWorkTest {
    private static final int COMPANIES = 6;
    private static final int A_ROUND = 400;

    private final Path folder = RunningBanso.temporaryFolder();
    private final Path backup = RunningBanso.temporaryFolder().resolve("backup");
    private final List<Sender> senders = new ArrayList<>();
    private int sent;

    @Test
    void countsEveryLineOnceWhoeverWorksAndWhateverIsKilled() throws Exception {
        RunningKafka broker = RunningKafka.shared();
        broker.makeTopic(LinesTopic.NAME, 4);
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().start();
                RunningBanso console = console(broker, database);
                Starting one = new Starting(() -> worker(broker, database));
                Starting other = new Starting(() -> worker(broker, database))) {
            ServedBanso first = one.started();
            ServedBanso second = other.started();
            awaitHolders(console, 2);
            send();
            first.kill();
            try (Starting another = new Starting(() -> worker(broker, database))) {
                send();
                broker.kill();
                broker.start();
                send();
                ServedBanso third = another.started();
                awaitReceived(console, (long) sent * COMPANIES + 10L * (sent / A_ROUND));
                assertThat(console.bean(LogProgress.class).awaitProcessed(Duration.ofSeconds(60))).isTrue();
                assertAllIsThereOnce(console);
                adoptsAStranger(console);
                showsEveryProcessAndPartition(console, third);
                erasesACompanyInEveryPartition(console);
                assertThat(third.api("GET", "/alerts", "", null).status()).isEqualTo(404);
                assertThat(second.api("GET", "/actuator/health", "", null).status()).isEqualTo(200);
                backsUpAndGoesOn(console);
            }
        }
        aRestoredBackupGoesOnFromWhatKafkaKept(broker);
        aRestoredBackupGoesOnWithATopicMadeAnew(broker);
    }

    private void backsUpAndGoesOn(RunningBanso console) throws Exception {
        sendAndAwait(console);
        console.bean(Backups.class).write(backup);
        sendAndAwait(console);
    }

    private void sendAndAwait(RunningBanso console) throws Exception {
        send();
        for (Sender sender : senders) {
            assertThat(numbersOnce(console, sender)).hasSize(expected(sender));
        }
    }

    /// Once that many lines are there.
    private List<Integer> numbersOnce(RunningBanso console, Sender sender) throws InterruptedException {
        List<Integer> numbers = new StoredLines(console, sender).numbers();
        for (int look = 0; look < 200 && numbers.size() < expected(sender); look++) {
            Thread.sleep(200);
            numbers = new StoredLines(console, sender).numbers();
        }
        return numbers;
    }

    /// Lines of after the backup are worked off again, and none of before it twice.
    private void aRestoredBackupGoesOnFromWhatKafkaKept(RunningKafka broker) throws Exception {
        Path restored = RunningBanso.temporaryFolder();
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().start()) {
            assertThat(RestoredBackup.into(backup, restored, url(database))).isEmpty();
            try (RunningBanso alone = RunningBanso.start(restored, options(broker, database, "collector,worker,console"))) {
                numbersOnce(alone, senders.getLast());
                assertThat(alone.bean(LogProgress.class).awaitProcessed(Duration.ofSeconds(60))).isTrue();
                for (Sender sender : senders) {
                    assertThat(new StoredLines(alone, sender).numbers()).hasSize(expected(sender));
                    assertThat(new StoredLines(alone, sender).counted()).isEqualTo(sent);
                }
            }
        }
    }

    /// Kafka is lost, too: what came after the backup is gone, what comes now is counted once.
    private void aRestoredBackupGoesOnWithATopicMadeAnew(RunningKafka broker) throws Exception {
        broker.makeTopic(LinesTopic.NAME, 4);
        Path restored = RunningBanso.temporaryFolder();
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().start()) {
            assertThat(RestoredBackup.into(backup, restored, url(database), "--topic", "new")).isEmpty();
            try (RunningBanso alone = RunningBanso.start(restored, options(broker, database, "collector,worker,console"))) {
                Sender owner = senders.getFirst();
                int before = sent - A_ROUND;
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), alone.bean(IntakeAddresses.class).tcp())) {
                    socket.getOutputStream().write(IntStream.range(before, sent).mapToObj(number -> owner.attack(number, "Gh0st.Rat.Botnet") + "\n")
                            .collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8));
                }
                numbersOnce(alone, owner);
                assertThat(alone.bean(LogProgress.class).awaitProcessed(Duration.ofSeconds(60))).isTrue();
                assertThat(new StoredLines(alone, owner).numbers()).isEqualTo(IntStream.range(0, sent).boxed().toList());
                assertThat(new StoredLines(alone, owner).counted()).isEqualTo(sent);
            }
        }
    }

    private int expected(Sender sender) {
        return sender == senders.getLast() ? sent + 10 * (sent / A_ROUND) : sent;
    }

    /// A process that starts while other things happen.
    private static final class Starting implements AutoCloseable {
        private final FutureTask<ServedBanso> start;

        private Starting(Callable<ServedBanso> start) {
            this.start = new FutureTask<>(start);
            Thread.ofVirtual().start(this.start);
        }

        private ServedBanso started() throws Exception {
            return start.get();
        }

        @Override
        public void close() throws Exception {
            started().close();
        }
    }

    private RunningBanso console(RunningKafka broker, EmbeddedPostgres database) {
        RunningBanso console = RunningBanso.start(folder, options(broker, database, "collector,console"));
        for (int number = 0; number < COMPANIES; number++) {
            senders.add(new Sender(console));
        }
        return console;
    }

    private ServedBanso worker(RunningKafka broker, EmbeddedPostgres database) throws Exception {
        return ServedBanso.start(folder, options(broker, database, "worker"));
    }

    private static String[] options(RunningKafka broker, EmbeddedPostgres database, String roles) {
        return new String[] {"--roles", roles, "--kafka", broker.servers(), "--kafka-keep", "1", "--database", url(database)};
    }

    private static String url(EmbeddedPostgres database) {
        return "jdbc:postgresql://localhost:" + database.getPort() + "/postgres?user=postgres";
    }

    /// Every company sends the same numbers, among them attacks, and a stranger sends some, too.
    private void send() throws Exception {
        for (int from = sent; from < sent + A_ROUND; from += 100) {
            for (Sender sender : senders) {
                sender.tcp(IntStream.range(from, from + 100).mapToObj(number -> sender.attack(number, "Gh0st.Rat.Botnet") + "\n")
                        .collect(Collectors.joining()));
            }
        }
        String stranger = senders.getFirst().attack(sent, "Gh0st.Rat.Botnet").replace(senders.getFirst().serial, "FGT99STRANGER") + "\n";
        senders.getFirst().tcp(stranger.repeat(10));
        sent += A_ROUND;
    }

    /// Waits until so many lines are with the broker, which may have been away when they were sent.
    private static void awaitReceived(RunningBanso console, long lines) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (received(console) < lines && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        assertThat(received(console)).isEqualTo(lines);
    }

    private static long received(RunningBanso console) {
        return console.bean(LogProgress.class).partitions().stream().mapToLong(LogProgress.Partition::received).sum();
    }

    private void assertAllIsThereOnce(RunningBanso console) throws InterruptedException {
        String token = console.token();
        for (Sender sender : senders) {
            StoredLines stored = new StoredLines(console, sender);
            assertThat(stored.numbers()).isEqualTo(IntStream.range(0, sent).boxed().toList());
            assertThat(stored.counted()).isEqualTo(sent);
            JsonNode figures = console.api("GET", "/api/v1/figures/class-month?from=2020-10&to=2020-10&company=" + sender.company, token, null).json();
            assertThat(figures.at("/rows/0/total").asLong()).as(figures.toString()).isEqualTo(sent);
        }
        JsonNode strangers = console.api("GET", "/api/v1/quarantine", token, null).json().get("items");
        assertThat(strangers).hasSize(1);
        assertThat(strangers.get(0).get("lines").asLong()).isEqualTo(10L * (sent / A_ROUND));
        long all = (long) sent * COMPANIES + 10L * (sent / A_ROUND);
        JsonNode intake = console.api("GET", "/api/v1/intake", token, null).json();
        for (int look = 0; look < 50 && intake.get("processed").asLong() < all; look++) {
            Thread.sleep(100);
            intake = console.api("GET", "/api/v1/intake", token, null).json();
        }
        assertThat(intake.get("processed").asLong()).isEqualTo(intake.get("received").asLong()).isEqualTo(all);
    }

    /// Waits until every partition is worked off, by so many processes.
    private static void awaitHolders(RunningBanso console, int processes) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        Set<String> holders = new TreeSet<>();
        while (holders.size() < processes && System.nanoTime() < deadline) {
            Thread.sleep(200);
            holders.addAll(console.inTransaction(Scope.system("test"), jdbc -> jdbc
                    .sql("select holder from intake_progress where partition > 0 and holder is not null").query(String.class).list()));
        }
        assertThat(holders).hasSize(processes);
    }

    /// The stranger's lines lie in the lake of another process.
    private void adoptsAStranger(RunningBanso console) throws Exception {
        Sender owner = senders.getLast();
        String sender = console.api("GET", "/api/v1/quarantine", console.token(), null).json().at("/items/0/id").asString();
        String adoption = "/api/v1/adoptions/" + console.api("POST", "/api/v1/quarantine/" + sender + "/adopt", console.token(), """
                {"company": "%s", "newDevice": {"name": "UTM", "devid": "FGT99STRANGER", "sourceAddresses": ["127.0.0.1", "::1"],
                 "assignedFrom": "2020-09-01T00:00:00+09:00"}}""".formatted(owner.company)).json().get("id").asString();
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        JsonNode now = console.api("GET", adoption, console.token(), null).json();
        while (!now.get("state").asString().equals("done") && System.nanoTime() < deadline) {
            Thread.sleep(100);
            now = console.api("GET", adoption, console.token(), null).json();
        }
        long strangers = 10L * (sent / A_ROUND);
        assertThat(now.get("state").asString()).as(now.toString()).isEqualTo("done");
        assertThat(now.get("lines").asLong()).isEqualTo(now.get("processed").asLong()).isEqualTo(strangers);
        assertThat(now.get("quarantined").asLong()).isZero();
        assertThat(console.api("GET", "/api/v1/quarantine", console.token(), null).json().get("items")).isEmpty();
        assertThat(new StoredLines(console, owner).numbers()).hasSize((int) (sent + strangers));
        assertThat(inEveryLake(console, owner)).isEqualTo(sent + strangers);
        JsonNode figures = console.api("GET", "/api/v1/figures/class-month?from=2020-10&to=2020-10&company=" + owner.company, console.token(), null).json();
        assertThat(figures.at("/rows/0/total").asLong()).as("counted like the lines that came by themselves").isEqualTo(sent + strangers);
    }

    private static long inEveryLake(RunningBanso console, Sender owner) {
        for (JsonNode company : console.api("GET", "/api/v1/operations/companies", console.token(), null).json().get("items")) {
            if (owner.company.toString().equals(company.get("company").asString(""))) {
                return company.get("rows").asLong();
            }
        }
        return 0;
    }

    /// Whoever looks at the console sees what the others do.
    private static void showsEveryProcessAndPartition(RunningBanso console, ServedBanso worker) throws Exception {
        JsonNode operations = console.api("GET", "/api/v1/operations", console.token(), null).json();
        assertThat(operations.get("partitions")).hasSize(5).allSatisfy(one -> assertThat(one.get("waiting").asLong()).isZero());
        assertThat(operations.get("workers").valueStream().filter(one -> one.get("roles").asString().equals("worker") && one.get("alive").asBoolean())).hasSizeGreaterThanOrEqualTo(2);
        assertThat(operations.get("stages").valueStream().filter(one -> one.get("name").asString().equals("commit"))).singleElement()
                .satisfies(commit -> assertThat(commit.get("count").asLong()).isPositive());
        assertThat(operations.get("findings").valueStream().map(one -> one.get("name").asString())).doesNotHaveDuplicates()
                .contains("receiving", "processing", "unattended", "table");
        assertThat(console.api("GET", "/actuator/prometheus", console.token(), null).text())
                .contains("banso_intake_partition_lag_lines{partition=\"4\"} 0.0", "banso_lake_publication_failures_total");
        assertThat(worker.api("GET", "/actuator/prometheus", console.token(), null).text())
                .contains("banso_intake_lag_seconds{worker=", "banso_intake_pipeline_ok 1.0", "banso_stage_seconds_count{stage=\"commit\"}");
    }

    private void erasesACompanyInEveryPartition(RunningBanso console) throws Exception {
        Sender erased = senders.removeFirst();
        Scope.system("test").run(() -> console.bean(Erasures.class).request(erased.company));
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        boolean finished = false;
        while (!finished && System.nanoTime() < deadline) {
            Thread.sleep(200);
            finished = console.inTransaction(Scope.system("test"), jdbc -> jdbc
                    .sql("select finished_at is not null from company_erasure where company_id = :company")
                    .param("company", erased.company).query(Boolean.class).single());
        }
        assertThat(finished).isTrue();
        try (Stream<Path> files = java.nio.file.Files.walk(folder.resolve("lake"))) {
            assertThat(files.filter(file -> file.toString().contains("company=" + erased.company))).isEmpty();
        }
        assertThat(new StoredLines(console, senders.getFirst()).numbers()).hasSize(sent);
    }
}
