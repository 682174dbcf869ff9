package dev.banso.backup;

import dev.banso.database.DatabaseBackup;
import dev.banso.database.DatabaseCopy;
import dev.banso.intake.LineBackup;
import dev.banso.journal.JournalException;
import dev.banso.lake.LakeException;
import dev.banso.problem.BansoException;
import dev.banso.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Makes backups of the running installation. Nothing stands still but the commit of lines, for the moment in which
/// database, lake and journal are fixed.
@Service
public class Backups {
    private static final String SECRETS = "secrets";

    private final Settings settings;
    private final DatabaseBackup database;
    private final LineBackup lines;
    private final ReentrantLock one = new ReentrantLock();

    Backups(Settings settings, DatabaseBackup database, LineBackup lines) {
        this.settings = settings;
        this.database = database;
        this.lines = lines;
    }

    /// Writes a backup into a folder, which is made.
    ///
    /// @throws BansoException where the folder has something in it, another backup is being made, or a disk, the database or
    ///     one of its programs fails; what was written until then stays, without `backup.json`
    public BackupContents write(Path folder) {
        if (!one.tryLock()) {
            throw BansoException.conflict("backup.error.another");
        }
        try {
            requireEmpty(folder);
            return copy(folder);
        } catch (IOException | UncheckedIOException | JournalException | LakeException failed) {
            throw BansoException.external("backup.error.failed", failed, folder, String.valueOf(failed.getMessage()));
        } finally {
            one.unlock();
        }
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw BansoException.conflict("backup.error.not-empty", folder);
            }
        }
    }

    private BackupContents copy(Path folder) throws IOException {
        Files.createDirectories(folder);
        copySecrets(folder.resolve(SECRETS));
        try (Moment moment = fix()) {
            moment.database.writeTo(folder);
            moment.lines.writeTo(folder);
            return BackupContents.writeTo(folder, moment.at, moment.lines.sequence());
        }
    }

    private Moment fix() throws IOException {
        try (var standstill = lines.standStill()) {
            LineBackup.Held held = lines.hold();
            try {
                return new Moment(Instant.now(), database.copy(), held);
            } catch (IOException | RuntimeException failed) {
                held.close();
                throw failed;
            }
        }
    }

    /// All parts as of one moment.
    private record Moment(Instant at, DatabaseCopy database, LineBackup.Held lines) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            lines.close();
            database.close();
        }
    }

    private void copySecrets(Path target) throws IOException {
        Path secrets = settings.data().resolve(SECRETS);
        Files.copy(secrets, target, StandardCopyOption.COPY_ATTRIBUTES);
        try (Stream<Path> files = Files.list(secrets)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
