package dev.banso.monitoring;

import dev.banso.access.LocalInstallation;
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

    private RecountCommand() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    /// @return the exit code: 0 counted, 1 failed, 2 called wrongly
    static int run(List<String> arguments, PrintStream out, PrintStream err) throws InterruptedException {
        boolean named = arguments.size() == 2 && arguments.getFirst().equals("--data");
        if (arguments.contains("--help")) {
            out.println(USAGE);
            return 0;
        }
        if (!named && !arguments.isEmpty()) {
            err.println(USAGE);
            return 2;
        }
        try {
            JsonNode counted = new LocalInstallation(Path.of(named ? arguments.getLast() : "data")).post("/local/recount", Map.of());
            out.printf("Figures of %d companies counted; put right: %d%n", counted.path("companies").asInt(), counted.path("wrong").size());
            counted.path("wrong").forEach(company -> out.println(company.asString()));
            return 0;
        } catch (IOException refused) {
            err.println("banso: " + refused.getMessage());
            return 1;
        }
    }
}
