package dev.banso.backup;

import dev.banso.command.Command;
import dev.banso.command.CommandLine;
import dev.banso.command.WrongCall;
import dev.banso.database.DatabaseRestore.AfterRestore;
import dev.banso.database.DatabaseRestore;
import dev.banso.intake.NewTopic;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.util.FileSystemUtils;

/// `banso restore`: makes a data folder of a backup, every file of which is checked first.
public final class RestoreCommand {
    private static final String USAGE = """
            Usage: ./banso restore FOLDER [--data DIR] [--database URL] [--topic new]
              FOLDER      a backup made by ./banso backup
              --data      the data folder to make; missing or empty; default: data
              --database  an empty database of your own, jdbc:postgresql://HOST/NAME?user=…&password=…; default: the embedded one
              --topic     new: Kafka's topic is lost, too, and is made anew; default: the topic that there was""";
    private static final String NEW = "new";
    private static final List<String> PARTS = List.of("secrets", "lake", "journal");

    static final Command COMMAND = new Command(USAGE, "FOLDER", List.of("data", "database", "topic"), RestoreCommand::restore);

    private RestoreCommand() {}

    public static void main(String[] arguments) throws InterruptedException {
        // How a database starts is of interest in an installation's log, not here.
        LoggingSystem.get(RestoreCommand.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        System.exit(COMMAND.run(List.of(arguments), System.out, System.err));
    }

    private static void restore(CommandLine line, PrintStream out) throws WrongCall, IOException {
        Path data = Path.of(line.option("data", "data")).toAbsolutePath().normalize();
        BackupContents contents = restore(Path.of(line.givenArgument()).toAbsolutePath().normalize(), data, line.option("database"), topic(line));
        out.printf("Restored to %s as it was at %s. Start it with ./banso serve --data %s%n", data, contents.takenAt(), data);
    }

    private static AfterRestore topic(CommandLine line) throws WrongCall {
        String topic = line.option("topic");
        if (topic != null && !topic.equals(NEW)) {
            throw new WrongCall("--topic can be " + NEW + ", not " + topic);
        }
        return topic == null ? none -> {} : NewTopic::note;
    }

    private static BackupContents restore(Path backup, Path data, @Nullable String database, AfterRestore after) throws IOException {
        if (!FolderCopy.isFree(data)) {
            throw new IOException("the data folder " + data + " is not empty; move it away, or give another with --data");
        }
        BackupContents contents = BackupContents.verified(backup);
        try {
            for (String part : PARTS) {
                FolderCopy.copy(backup.resolve(part), data.resolve(part));
            }
            fill(database, backup, data, after);
            return contents;
        } catch (IOException | RuntimeException failed) {
            // Half a data folder would start, and lack what is missing.
            FileSystemUtils.deleteRecursively(data);
            throw failed;
        }
    }

    private static void fill(@Nullable String database, Path backup, Path data, AfterRestore after) throws IOException {
        if (database == null) {
            DatabaseRestore.embedded(backup, data, after);
        } else {
            DatabaseRestore.into(database, backup, data, after);
        }
    }
}
