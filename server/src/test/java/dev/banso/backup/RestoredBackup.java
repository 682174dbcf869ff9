package dev.banso.backup;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/// `banso restore`, for tests of others.
public final class RestoredBackup {
    private RestoredBackup() {}

    /// @return what it says against it; empty where it succeeded
    public static String into(Path backup, Path data, String database, String... further) throws InterruptedException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        RestoreCommand.COMMAND.run(Stream.concat(Stream.of(backup.toString(), "--data", data.toString(), "--database", database), Stream.of(further)).toList(),
                new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        return err.toString(StandardCharsets.UTF_8);
    }
}
