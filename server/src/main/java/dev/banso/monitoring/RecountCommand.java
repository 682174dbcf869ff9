package dev.banso.monitoring;

import dev.banso.access.LocalInstallation;
import dev.banso.command.Command;
import dev.banso.command.CommandLine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// `banso recount`: has the running installation count its monthly figures anew.
public final class RecountCommand {
    private static final String USAGE = """
            Usage: ./banso recount [--data DIR]
            Counts the monthly figures of every company from its alerts and puts right what differs; says of which companies.
              --data  the data folder of the running installation; default: data""";

    static final Command COMMAND = new Command(USAGE, null, List.of("data"), RecountCommand::recount);

    private RecountCommand() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(COMMAND.run(List.of(arguments), System.out, System.err));
    }

    private static void recount(CommandLine line, PrintStream out) throws IOException, InterruptedException {
        JsonNode counted = new LocalInstallation(Path.of(line.option("data", "data"))).post("/local/recount", Map.of());
        out.printf("Figures of %d companies counted; put right: %d%n", counted.path("companies").asInt(), counted.path("wrong").size());
        counted.path("wrong").forEach(company -> out.println(company.asString()));
    }
}
