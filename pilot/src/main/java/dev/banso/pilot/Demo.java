package dev.banso.pilot;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// `banso demo`: the trial of 2020 to look around in. Everything in it came through the public entrances; nothing is
/// left behind when it ends.
public final class Demo {
    private static final int HTTP_PORT = 8080;
    private static final String USAGE = """
            Usage: ./banso demo [--http-port PORT]
              --http-port  where the pages are; default: 8080
            A provider with 40 companies and three months of traffic. Ctrl-C ends it and removes everything.""";
    private static final String COMPANY_CONTACT = "contact@example.jp";
    private static final String PARTNER_ANALYST = "analyst@example.jp";

    private Demo() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.println(USAGE);
            return;
        }
        try {
            run(port(arguments));
        } catch (PilotException | IOException failed) {
            System.err.println("demo: " + failed.getMessage());
            System.exit(1);
        }
    }

    private static int port(String[] arguments) {
        try {
            return switch (arguments.length) {
                case 0 -> HTTP_PORT;
                case 2 -> {
                    if (!arguments[0].equals("--http-port")) {
                        throw new PilotException("unknown option " + arguments[0] + "; there is --http-port");
                    }
                    yield Integer.parseInt(arguments[1]);
                }
                default -> throw new PilotException("there is one option, --http-port PORT");
            };
        } catch (NumberFormatException notANumber) {
            throw new PilotException("--http-port takes a number, not " + arguments[1]);
        }
    }

    private static void run(int httpPort) throws IOException, InterruptedException {
        Scenario scenario = ScenarioReader.trial();
        String password = Pilot.password();
        System.out.println("起動しています… / starting …");
        Installation installation = Installation.start(httpPort, scenario.firstMonth().atDay(1).atStartOfDay(LineWriter.JAPAN).toInstant());
        System.out.println("40社・3か月分のログを送信しています… / sending three months of logs of 40 companies …");
        ApiClient api = new Replay(scenario, installation, password).runUnjudged();
        JsonNode company = api.get("/companies?limit=1").path("items").path(0);
        String partner = api.get("/organisations").path("items").valueStream()
                .filter(organisation -> organisation.path("kind").asString().equals("partner"))
                .map(organisation -> organisation.path("id").asString())
                .findFirst()
                .orElseThrow(() -> new PilotException("there is no partner"));
        invite(installation, api, Map.of("role", "analyst", "organisation", partner, "name", "分析 次郎", "email", PARTNER_ANALYST, "locale", "ja"),
                password);
        invite(installation, api, Map.of("role", "contact", "company", company.path("id").asString(), "name", "担当 太郎",
                "email", COMPANY_CONTACT, "locale", "ja"), password);
        Map<String, String> accounts = new LinkedHashMap<>();
        accounts.put("管理者 / administrator", Installation.ADMINISTRATOR);
        accounts.put("再委託先の分析担当 / partner's analyst", PARTNER_ANALYST);
        accounts.put(company.path("name").asString() + " の担当者 / company's contact", COMPANY_CONTACT);
        System.out.println("\n  " + installation.address() + "\n");
        accounts.forEach((who, email) -> System.out.println("  " + email + "  " + password + "  " + who));
        System.out.println("\n終了するには Ctrl-C / Ctrl-C ends the demo and removes everything");
        Thread.currentThread().join();
    }

    private static void invite(Installation installation, ApiClient api, Map<String, String> account, String password)
            throws IOException, InterruptedException {
        String link = api.post("/accounts", account).path("link").asString();
        ApiClient.submit(installation.address(), link.substring(link.indexOf("/welcome/")), Map.of("password", password, "repeated", password));
    }
}
