package dev.banso.backup;

import dev.banso.database.DatabaseBackup;
import dev.banso.database.DatabaseCopy;
import dev.banso.intake.LineBackup;
import dev.banso.intake.Standstill;
import dev.banso.journal.JournalException;
import dev.banso.lake.LakeException;
import dev.banso.problem.BansoException;
import dev.banso.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
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
    /// @throws BansoException where the folder has something in it, another backup is being made, or a disk or the
    ///     database fails; what was written until then stays, without `backup.json`
    public BackupContents write(Path folder) {
        if (!one.tryLock()) {
            throw BansoException.conflict("backup.error.another");
        }
        try {
            if (!FolderCopy.isFree(folder)) {
                throw BansoException.conflict("backup.error.not-empty", folder);
            }
            return copy(folder);
        } catch (IOException | UncheckedIOException | JournalException | LakeException failed) {
            throw BansoException.external("backup.error.failed", failed, folder, String.valueOf(failed.getMessage()));
        } finally {
            one.unlock();
        }
    }

    private BackupContents copy(Path folder) throws IOException {
        FolderCopy.copy(settings.data().resolve(SECRETS), folder.resolve(SECRETS));
        try (Standstill removals = lines.keepAll(); Moment moment = fix()) {
            moment.database.writeTo(folder);
            // Its snapshot keeps dead rows, and lines may take hours.
            moment.database.close();
            moment.lines.writeTo(folder);
            return BackupContents.writeTo(folder, moment.at, moment.lines.sequence());
        }
    }

    /// The database first: what lakes hold beyond it is discarded after a restore.
    private Moment fix() throws IOException {
        try (var standstill = lines.standStill()) {
            DatabaseCopy copy = database.copy();
            try {
                return new Moment(Instant.now(), copy, lines.hold());
            } catch (RuntimeException failed) {
                copy.close();
                throw failed;
            }
        }
    }

    /// All parts, held as of one moment.
    private record Moment(Instant at, DatabaseCopy database, LineBackup.Held lines) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            lines.close();
            database.close();
        }
    }
}
