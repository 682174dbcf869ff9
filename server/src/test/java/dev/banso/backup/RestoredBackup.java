package dev.banso.backup;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// `banso restore`, for tests of others.
public final class RestoredBackup {
    private RestoredBackup() {}

    /// @return what it says against it; empty where it succeeded
    public static String into(Path backup, Path data, String database) throws InterruptedException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        RestoreCommand.COMMAND.run(List.of(backup.toString(), "--data", data.toString(), "--database", database),
                new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        return err.toString(StandardCharsets.UTF_8);
    }
}
