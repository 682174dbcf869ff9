package dev.banso.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.command.Command;
import dev.banso.database.Scope;
import dev.banso.intake.IntakeStatus;
import dev.banso.intake.Sender;
import dev.banso.intake.StoredLines;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.lake.Lake;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A backup is made while lines come in and files settle; what is restored of it is one moment, in every part.
class BackupTest {
    private final Path folder = RunningBanso.temporaryFolder();
    private final Path backup = folder.resolve("backup");
    private final Path restored = folder.resolve("restored");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void restoresEveryLineThatWasReceivedBeforeAndCountsItOnce() throws Exception {
        Sender sender;
        long before;
        Path data = folder.resolve("data");
        try (RunningBanso banso = RunningBanso.start(data)) {
            sender = new Sender(banso);
            send(sender, 0, 3_000);
            before = awaitReceived(banso, 3_000);
            Thread meanwhile = Thread.ofVirtual().start(() -> sendSlowly(sender, 3_000, 60));
            Thread settling = Thread.ofVirtual().start(() -> settle(banso, 40));
            assertThat(backUp(data)).as(err()).isZero();
            meanwhile.join();
            settling.join();
            assertThat(awaitReceived(banso, 9_000)).isGreaterThanOrEqualTo(9_000);
        }
        assertThat(restore()).as(err()).isZero();
        try (RunningBanso banso = RunningBanso.start(restored)) {
            assertThat(banso.bean(Pipeline.class).awaitProcessed(Duration.ofSeconds(60))).isTrue();
            StoredLines stored = new StoredLines(banso, sender);
            List<Integer> numbers = stored.numbers();
            assertThat(numbers).hasSizeGreaterThanOrEqualTo((int) before).isEqualTo(IntStream.range(0, numbers.size()).boxed().toList());
            assertThat(banso.bean(Lake.class).statistics().companies().get(sender.company).rows()).isEqualTo(numbers.size());
            assertThat(stored.counted()).isEqualTo(numbers.size());
            assertThat(alerted(banso, sender.company)).isEqualTo(numbers.size());
            new Sender(banso);
        }
    }

    @Test
    void movesFromAnEmbeddedDatabaseToOneOfYourOwnWhoseOwnerIsNoSuperuser() throws Exception {
        Path data = folder.resolve("data");
        Map<String, Long> rows;
        try (RunningBanso banso = RunningBanso.start(data)) {
            Sender sender = new Sender(banso);
            send(sender, 0, 200);
            awaitReceived(banso, 200);
            banso.bean(Pipeline.class).awaitProcessed(Duration.ofSeconds(30));
            assertThat(backUp(data)).as(err()).isZero();
            rows = rows(banso);
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().setOverrideWorkingDirectory(folder.resolve("binaries").toFile()).start()) {
            String url = ownDatabase(postgres);
            assertThat(restore("--database", url)).as(err()).isZero();
            try (RunningBanso banso = RunningBanso.start(restored, "--database", url)) {
                assertThat(rows(banso)).isEqualTo(rows);
                Path second = folder.resolve("second");
                assertThat(run(BackupCommand.COMMAND, second.toString(), "--data", restored.toString())).as(err()).isZero();
                assertThat(second.resolve("database")).isDirectoryContaining("glob:**alert.rows");
            }
            assertThat(run(RestoreCommand.COMMAND, backup.toString(), "--data", folder.resolve("third").toString(), "--database", url)).isEqualTo(1);
            assertThat(err()).contains("not empty");
            assertThat(folder.resolve("third")).doesNotExist();
        }
    }

    @Test
    void refusesWhatIsNoWholeBackupAndOverwritesNothing() throws Exception {
        Path data = folder.resolve("data");
        assertThat(backUp(data)).isEqualTo(1);
        assertThat(err()).contains("no installation runs on").contains("./banso serve");
        try (RunningBanso banso = RunningBanso.start(data)) {
            assertThat(backUp(data)).as(err()).isZero();
            assertThat(backUp(data)).isEqualTo(1);
            assertThat(err()).contains("空ではありません");
            banso.bean(Lake.class);
        }
        assertThat(run(RestoreCommand.COMMAND, backup.toString(), "--data", data.toString())).isEqualTo(1);
        assertThat(err()).contains("is not empty");
        Path secret = backup.resolve("secrets/local");
        Files.writeString(secret, "another");
        assertThat(restore()).isEqualTo(1);
        assertThat(err()).contains("damaged").contains("secrets/local is not as it was written");
        Files.delete(secret);
        assertThat(restore()).isEqualTo(1);
        assertThat(err()).contains("secrets/local is missing");
        Files.delete(backup.resolve("backup.json"));
        assertThat(restore()).isEqualTo(1);
        assertThat(err()).contains("no complete backup");
        assertThat(restored).doesNotExist();
    }

    private int backUp(Path data) throws InterruptedException {
        return run(BackupCommand.COMMAND, backup.toString(), "--data", data.toString());
    }

    private int restore(String... options) throws InterruptedException {
        return run(RestoreCommand.COMMAND, Stream.concat(Stream.of(backup.toString(), "--data", restored.toString()), Stream.of(options)).toArray(String[]::new));
    }

    private int run(Command command, String... arguments) throws InterruptedException {
        out.reset();
        err.reset();
        return command.run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static void send(Sender sender, int from, int lines) throws IOException {
        StringBuilder stream = new StringBuilder();
        for (int number = from; number < from + lines; number++) {
            stream.append(sender.attack(number, "Backup.Attack")).append('\n');
        }
        sender.tcp(stream.toString());
    }

    private static void sendSlowly(Sender sender, int from, int times) {
        try {
            for (int time = 0; time < times; time++) {
                send(sender, from + time * 100, 100);
                Thread.sleep(30);
            }
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void settle(RunningBanso banso, int times) {
        for (int time = 0; time < times; time++) {
            banso.bean(Lake.class).settle(banso.bean(Pipeline.class).state().processed());
        }
    }

    private static long awaitReceived(RunningBanso banso, long lines) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (banso.bean(IntakeStatus.class).now().received() < lines && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        return banso.bean(IntakeStatus.class).now().received();
    }

    private static long alerted(RunningBanso banso, UUID company) {
        return banso.inTransaction(Scope.system("test"), jdbc -> jdbc
                .sql("select coalesce(sum(count), 0)::bigint from alert where company_id = :company")
                .param("company", company).query(Long.class).single());
    }

    /// How many rows each table has that a backup alone changes.
    private static Map<String, Long> rows(RunningBanso banso) {
        return banso.inTransaction(Scope.system("test"), jdbc -> {
            Map<String, Long> rows = new TreeMap<>();
            for (String table : List.of("company", "device", "device_day", "alert", "alert_day", "alert_line", "account", "organisation", "rule_match")) {
                rows.put(table, jdbc.sql("select count(*) from " + table).query(Long.class).single());
            }
            return rows;
        });
    }

    private static String ownDatabase(EmbeddedPostgres postgres) throws Exception {
        try (Connection connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            statement.execute("create role owner login createrole password 'of the test'");
            statement.execute("create database own owner owner");
        }
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/own?user=owner&password=of%20the%20test";
    }
}
