package dev.banso.backup;

import dev.banso.access.LocalInstallation;
import dev.banso.command.Command;
import dev.banso.command.CommandLine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// `banso backup`: has the running installation write a backup of itself.
public final class BackupCommand {
    private static final String USAGE = """
            Usage: ./banso backup FOLDER [--data DIR]
              FOLDER  where the backup goes; made, and empty where it exists. It holds everything, secrets included: guard it.
              --data  the data folder of the running installation; default: data""";

    static final Command COMMAND = new Command(USAGE, "FOLDER", List.of("data"), BackupCommand::write);

    private BackupCommand() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(COMMAND.run(List.of(arguments), System.out, System.err));
    }

    private static void write(CommandLine line, PrintStream out) throws IOException, InterruptedException {
        Path folder = Path.of(line.givenArgument()).toAbsolutePath().normalize();
        JsonNode made = new LocalInstallation(Path.of(line.option("data", "data"))).post("/local/backup", Map.of("folder", folder.toString()));
        out.printf("Backup of %s written: %d files, %.1f MB, in %s%n", made.path("takenAt").asString(),
                made.path("files").asInt(), made.path("bytes").asLong() / 1e6, folder);
    }
}
