package dev.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.database.Scope;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.lake.Lake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A company is erased through the API while its lines flow; afterwards nothing of them is left anywhere.
class ErasureTest {
    private final RunningBanso banso = RunningBanso.shared();
    private final Path data = banso.settings().data();
    private final String marker = "Marked-" + UUID.randomUUID();

    @Test
    void leavesNothingInLakeQuarantineJournalAndTables() throws Exception {
        Sender sender = new Sender(banso);
        Sender stranger = new Sender(banso, null, List.of("198.51.100.7"));
        stranger.tcp(stranger.attack(1, marker) + "\n" + stranger.attack(2, marker) + "\n");
        AtomicReference<String> attack = new AtomicReference<>(marker);
        Thread flow = Thread.ofVirtual().start(() -> send(sender, attack));
        try {
            eraseWhileLinesFlow(sender, stranger, attack);
        } finally {
            attack.set("");
            flow.join();
        }
        assertThat(banso.bean(Pipeline.class).awaitProcessed(Duration.ofSeconds(30))).isTrue();
        assertThat(inJournal()).isEmpty();
        assertThat(inLake()).isZero();
        assertThat(inTables()).isEmpty();
        assertThat(banso.bean(Lake.class).verifyErased(sender.company).isErased()).isTrue();
        assertThat(banso.api("GET", "/api/v1/companies/" + sender.company, banso.token(), null).status()).isEqualTo(404);
    }

    private void eraseWhileLinesFlow(Sender sender, Sender stranger, AtomicReference<String> attack) throws Exception {
        awaitTrue(() -> sender.counted() > 500);
        banso.bean(Lake.class).compact(banso.bean(Pipeline.class).state().processed());
        assertThat(inJournal()).isNotEmpty();
        assertThat(inLake()).isPositive();
        assertThat(inTables()).contains("alert", "alert_line", "quarantine");

        for (UUID company : List.of(sender.company, stranger.company)) {
            assertThat(banso.api("DELETE", "/api/v1/companies/" + company, banso.token(), null).status()).isEqualTo(202);
        }
        // What comes from now on is an unknown device's.
        attack.set("Later");
        awaitTrue(() -> erased(sender.company) && erased(stranger.company));
    }

    private void send(Sender sender, AtomicReference<String> attack) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sender.addresses().tcp())) {
            String name = attack.get();
            for (int number = 0; !name.isEmpty(); number++) {
                socket.getOutputStream().write((sender.attack(number, name) + "\n").getBytes(StandardCharsets.UTF_8));
                if (number % 20 == 0) {
                    Thread.sleep(5);
                }
                name = attack.get();
            }
        } catch (IOException | InterruptedException broken) {
            throw new AssertionError(broken);
        }
    }

    private boolean erased(UUID company) {
        return banso.inTransaction(Scope.system("test"), jdbc -> jdbc
                .sql("select count(*) from company_erasure where company_id = :company and finished_at is not null")
                .param("company", company).query(Long.class).single()) == 1;
    }

    /// Files of the data folder that hold the marker as it is; PostgreSQL's apart.
    private List<Path> inJournal() throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).filter(file -> !data.relativize(file).startsWith("postgresql")).toList()) {
                if (Files.exists(file) && Files.readString(file, StandardCharsets.ISO_8859_1).contains(marker)) {
                    found.add(data.relativize(file));
                }
            }
        }
        return found;
    }

    /// Rows in any Parquet file that hold the marker; they are compressed, so their bytes say nothing.
    private long inLake() throws Exception {
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var rows = duck.createStatement().executeQuery("""
                        select count(*) from read_parquet([%s], union_by_name = true, hive_partitioning = false) r
                         where r::text like '%%%s%%'""".formatted(lakeFiles(), marker))) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private String lakeFiles() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("lake"))) {
            return files.filter(file -> file.toString().endsWith(".parquet") && !file.startsWith(data.resolve("lake/work")))
                    .map(file -> "'" + file + "'").collect(Collectors.joining(", "));
        }
    }

    /// Tables that hold the marker in any column, as text or as bytes.
    private List<String> inTables() {
        String hex = HexFormat.of().formatHex(marker.getBytes(StandardCharsets.UTF_8));
        return banso.inTransaction(Scope.system("test"), jdbc -> {
            List<String> tables = jdbc.sql("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and has_table_privilege(oid, 'select')").query(String.class).list();
            return tables.stream()
                    .filter(table -> jdbc.sql("select count(*) from " + table + " t where t::text like :text or t::text like :hex")
                            .param("text", "%" + marker + "%").param("hex", "%" + hex + "%").query(Long.class).single() > 0)
                    .toList();
        });
    }

    private static void awaitTrue(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
