package dev.banso.database;

import dev.banso.problem.CannotStart;
import dev.banso.settings.Memory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// PostgreSQL under the data folder, started and stopped with Banso, reachable from this machine alone and only with
/// the password that lies in the data folder.
final class EmbeddedDatabase implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    static EmbeddedDatabase start(Path folder, String password, Memory memory) {
        Path cluster = folder.resolve("postgresql");
        try {
            stopOrphan(cluster);
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setOverrideWorkingDirectory(folder.resolve("postgresql-binaries").toFile())
                    .setCleanDataDirectory(false)
                    .setConnectConfig("password", password)
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", memory.databasePages() + "MB")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    // A hook of its own would stop it while others still work with it; who started it closes it last.
                    .setRegisterShutdownHook(false)
                    .start();
            EmbeddedDatabase database = new EmbeddedDatabase(postgres, password);
            try {
                database.requirePassword(cluster);
            } catch (IOException refused) {
                database.close();
                throw refused;
            }
            return database;
        } catch (IOException | IllegalStateException failed) {
            throw new CannotStart("the embedded PostgreSQL under " + cluster + " did not start: " + failed.getMessage(), failed);
        }
    }

    OwnedDatabase owned() {
        return new OwnedDatabase("jdbc:postgresql://localhost:" + postgres.getPort()
                + "/postgres?user=postgres&password=" + password);
    }

    /// A Banso that was killed leaves its PostgreSQL running; it is asked to stop before a new one starts.
    private static void stopOrphan(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        var process = lines.isEmpty() ? java.util.Optional.<ProcessHandle>empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        if (process.isPresent() && isPostgres(process.get())) {
            // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for clients that are gone.
            new ProcessBuilder("kill", "-INT", Long.toString(process.get().pid())).start();
            awaitGone(pidFile, process.get());
        }
        Files.deleteIfExists(cluster.resolve("epg-lock"));
    }

    /// PostgreSQL removes the file as the last thing it does; its process may linger until somebody collects it.
    private static void awaitGone(Path pidFile, ProcessHandle process) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (Files.exists(pidFile) && process.isAlive()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("another PostgreSQL (process " + process.pid() + ") runs on this folder");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(command -> command.contains("postgres")).orElse(true);
    }

    /// The binaries come up trusting every local user; from the first start on a password is asked.
    private void requirePassword(Path cluster) throws IOException {
        Path access = cluster.resolve("pg_hba.conf");
        String wanted = "local all all reject\nhost all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n";
        if (Files.readString(access).equals(wanted)) {
            return;
        }
        try (var connection = owned().connect(); var statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + password + "'");
            Files.writeString(access, wanted);
            statement.execute("select pg_reload_conf()");
        } catch (java.sql.SQLException failed) {
            throw new IOException(failed);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException failed) {
            throw new IllegalStateException("the embedded PostgreSQL did not stop", failed);
        }
    }
}
