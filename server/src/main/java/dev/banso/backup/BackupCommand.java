package dev.banso.backup;

import dev.banso.access.LocalInstallation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// `banso backup`: has the running installation write a backup of itself.
public final class BackupCommand {
    private static final String USAGE = """
            Usage: ./banso backup FOLDER [--data DIR]
              FOLDER  where the backup goes; made, and empty where it exists. It holds everything, secrets included: guard it.
              --data  the data folder of the running installation; default: data""";

    private BackupCommand() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /// @return the exit code: 0 written, 1 failed, 2 called wrongly
    static int run(List<String> arguments, PrintStream out, PrintStream err) throws InterruptedException {
        if (arguments.contains("--help")) {
            out.println(USAGE);
            return 0;
        }
        CommandLine line = CommandLine.read(arguments, Set.of("--data"));
        if (line == null) {
            err.println(USAGE);
            return 2;
        }
        Path folder = Path.of(line.folder()).toAbsolutePath().normalize();
        try {
            JsonNode made = new LocalInstallation(Path.of(line.options().getOrDefault("--data", "data")))
                    .post("/local/backup", Map.of("folder", folder.toString()));
            out.printf("Backup of %s written: %d files, %.1f MB, in %s%n", made.path("takenAt").asString(),
                    made.path("files").asInt(), made.path("bytes").asLong() / 1e6, folder);
            return 0;
        } catch (IOException refused) {
            err.println("banso: " + refused.getMessage());
            return 1;
        }
    }
}
