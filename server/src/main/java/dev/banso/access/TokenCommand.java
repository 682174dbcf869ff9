package dev.banso.access;

import dev.banso.command.Command;
import dev.banso.command.CommandLine;
import dev.banso.command.WrongCall;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `banso token`: makes an API token at the installation that runs on a data folder. Who can read the folder's secrets
/// may make tokens.
public final class TokenCommand {
    private static final String USAGE = """
            Usage: ./banso token --scope SCOPE[,SCOPE…] [--data DIR] [--company ID] [--name NAME]
              --scope    what the token may do: %s, or all
              --data     the data folder of the running installation; default: data
              --company  limits the token to that company
              --name     what it is for, as the list of tokens shows it; default: command line""".formatted(String.join(", ", Arrays.stream(Permission.values()).map(Permission::code).toList()));

    static final Command COMMAND = new Command(USAGE, null, List.of("scope", "data", "company", "name"), TokenCommand::make);

    private TokenCommand() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(COMMAND.run(List.of(arguments), System.out, System.err));
    }

    private static void make(CommandLine line, PrintStream out) throws WrongCall, IOException, InterruptedException {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("name", line.option("name", "command line"));
        wanted.put("scopes", scopes(line.option("scope", "")));
        wanted.put("company", line.option("company"));
        out.println(new LocalInstallation(Path.of(line.option("data", "data"))).post("/local/token", wanted).path("token").asString());
    }

    private static List<String> scopes(String given) throws WrongCall {
        if (given.equals("all")) {
            return Arrays.stream(Permission.values()).map(Permission::code).toList();
        }
        List<String> scopes = Arrays.stream(given.split(",")).map(String::strip).filter(scope -> !scope.isEmpty()).toList();
        if (scopes.isEmpty()) {
            throw new WrongCall("--scope is missing; it says what the token may do");
        }
        return scopes;
    }
}
