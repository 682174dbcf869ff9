package dev.banso.backup.web;

import dev.banso.access.LocalEntrance;
import dev.banso.access.OpenToAll;
import dev.banso.backup.BackupContents;
import dev.banso.backup.Backups;
import dev.banso.problem.BansoException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// The entrance of `./banso backup`. A backup holds everything, so it is for whoever can read the data folder.
@RestController
class LocalBackupApi {
    private final LocalEntrance entrance;
    private final Backups backups;

    LocalBackupApi(LocalEntrance entrance, Backups backups) {
        this.entrance = entrance;
        this.backups = backups;
    }

    @PostMapping("/local/backup")
    @OpenToAll(reason = "asks for the secret that lies in the data folder")
    Made make(@RequestHeader(LocalEntrance.HEADER) String secret, @RequestBody Wanted wanted) {
        entrance.require(secret);
        BackupContents contents = backups.write(absolute(wanted.folder()));
        return new Made(contents.takenAt(), contents.files().size(), contents.bytes());
    }

    private static Path absolute(String folder) {
        try {
            Path path = Path.of(folder);
            if (path.isAbsolute()) {
                return path.normalize();
            }
        } catch (InvalidPathException none) {
            throw BansoException.user("backup.error.no-folder", folder);
        }
        throw BansoException.user("backup.error.no-folder", folder);
    }

    record Wanted(String folder) {}

    record Made(Instant takenAt, int files, long bytes) {}
}
