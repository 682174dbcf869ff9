package dev.banso.access;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private TokenCommand() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.println(USAGE);
            return;
        }
        Map<String, String> options = options(List.of(arguments));
        List<String> scopes = scopes(options.getOrDefault("scope", ""));
        if (scopes.isEmpty()) {
            stop(2, USAGE);
        }
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("name", options.getOrDefault("name", "command line"));
        wanted.put("scopes", scopes);
        wanted.put("company", options.get("company"));
        try {
            System.out.println(new LocalInstallation(Path.of(options.getOrDefault("data", "data")))
                    .post("/local/token", wanted).path("token").asString());
        } catch (IOException refused) {
            stop(1, String.valueOf(refused.getMessage()));
        }
    }

    private static List<String> scopes(String given) {
        if (given.equals("all")) {
            return Arrays.stream(Permission.values()).map(Permission::code).toList();
        }
        return Arrays.stream(given.split(",")).map(String::strip).filter(scope -> !scope.isEmpty()).toList();
    }

    private static Map<String, String> options(List<String> arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        List<String> known = new ArrayList<>(List.of("--scope", "--data", "--company", "--name"));
        for (int index = 0; index < arguments.size(); index += 2) {
            if (!known.contains(arguments.get(index)) || index + 1 == arguments.size()) {
                stop(2, USAGE);
            }
            options.merge(arguments.get(index).substring(2), arguments.get(index + 1), (first, second) -> first + "," + second);
        }
        return options;
    }

    private static void stop(int code, String message) {
        System.err.println("banso: " + message);
        System.exit(code);
    }
}
