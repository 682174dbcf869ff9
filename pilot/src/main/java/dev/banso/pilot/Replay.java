package dev.banso.pilot;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Lives a scenario through at an installation: set-up, registration, three months of lines, an analyst's verdicts.
final class Replay {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final Scenario scenario;
    private final Installation installation;
    private final String password;
    private final List<Registration> companies;

    Replay(Scenario scenario, Installation installation, String password) {
        this.scenario = scenario;
        this.installation = installation;
        this.password = password;
        this.companies = Registration.all(scenario);
    }

    /// Runs all of it; afterwards the clock stands on the morning of the 5th after the last month.
    ///
    /// @return a client with every scope
    ApiClient run() throws IOException, InterruptedException {
        ApiClient api = live(scenario.lastMonth().atEndOfMonth());
        judge(api);
        moveClock(api, endOfStory());
        return api;
    }

    /// Leaves every alert to be judged and the last month's reports as drafts to be released: the lines go on into the
    /// next month, and the clock stands on the morning of its 4th, the day before drafts would release themselves.
    ApiClient runUnjudged() throws IOException, InterruptedException {
        LocalDate last = scenario.lastMonth().plusMonths(1).atDay(3);
        ApiClient api = live(last);
        moveClock(api, last.plusDays(1).atTime(MORNING).atZone(LineWriter.JAPAN));
        awaitDrafts(api);
        return api;
    }

    private void awaitDrafts(ApiClient api) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (api.get("/reports?limit=200&month=" + scenario.lastMonth()).path("items").size() < companies.size()) {
            if (System.nanoTime() > deadline) {
                throw new PilotException("the reports of " + scenario.lastMonth() + " were not drafted");
            }
            Thread.sleep(200);
        }
    }

    private ZonedDateTime endOfStory() {
        return scenario.lastMonth().plusMonths(1).atDay(5).atTime(MORNING).atZone(LineWriter.JAPAN);
    }

    private ApiClient live(LocalDate last) throws IOException, InterruptedException {
        ApiClient.submit(installation.address(), installation.firstLink(), Map.of(
                "provider", scenario.provider().name(), "prefecture", scenario.provider().prefecture(), "name", "管理 花子",
                "email", Installation.ADMINISTRATOR, "password", password, "repeated", password));
        ApiClient api = new ApiClient(installation.address(), installation.token());
        register(api);
        try (SyslogSender sender = new SyslogSender(installation.syslogPort())) {
            Traffic traffic = new Traffic(scenario, companies);
            for (LocalDate day = scenario.firstMonth().atDay(1); !day.isAfter(last); day = day.plusDays(1)) {
                live(day, traffic, sender, api);
            }
        }
        return api;
    }

    private void live(LocalDate day, Traffic traffic, SyslogSender sender, ApiClient api) throws IOException, InterruptedException {
        moveClock(api, day.plusDays(1).atStartOfDay(LineWriter.JAPAN));
        for (Traffic.SentLine line : traffic.of(day)) {
            sender.send(line.company().sourceAddress(), line.line());
        }
        sender.flush();
        awaitProcessed(api, sender.sent());
    }

    /// Waits until everything sent has been received, judged by rules and counted.
    private static void awaitProcessed(ApiClient api, long sent) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode intake = api.get("/intake");
            long received = intake.path("received").asLong();
            long processed = intake.path("processed").asLong();
            if (received >= sent && processed >= received) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new PilotException("of " + sent + " lines sent " + received + " were received and " + processed + " processed");
            }
            Thread.sleep(20);
        }
    }

    private void register(ApiClient api) throws IOException, InterruptedException {
        Map<String, String> partners = new HashMap<>();
        for (Scenario.Organisation partner : scenario.partners()) {
            JsonNode made = api.post("/organisations", Map.of("kind", "partner", "name", partner.name(), "prefecture", partner.prefecture()));
            partners.put(partner.prefecture(), made.path("id").asString());
        }
        for (Registration company : companies) {
            String id = register(api, company);
            String partner = partners.get(company.prefecture());
            if (partner != null) {
                api.post("/organisations/" + partner + "/grants", Map.of("company", id, "from", scenario.firstMonth().atDay(1).toString()));
            }
        }
    }

    private String register(ApiClient api, Registration company) throws IOException, InterruptedException {
        String id = api.post("/companies", Map.of("name", company.name(), "nameKana", "", "prefecture", company.prefecture(),
                "industry", company.industry(), "capitalYen", company.capitalYen(), "employees", company.employees(),
                "locale", "ja", "services", List.of())).path("id").asString();
        api.post("/companies/" + id + "/contacts", Map.of("name", "担当 太郎", "email", "contact" + company.number() + "@example.jp",
                "phone", "", "locale", "ja", "minimumSeverity", 1, "rank", 1, "wantsReports", true));
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("name", "UTM-" + company.number());
        device.put("vendor", "fortigate");
        device.put("devid", company.devid());
        device.put("vd", "root");
        device.put("sourceAddresses", List.of(company.sourceAddress()));
        device.put("firmware", "6.4.2");
        device.put("timeZone", "Asia/Tokyo");
        device.put("interfaces", Map.of("wan1", "external", "internal", "internal"));
        device.put("networks", List.of(company.network()));
        device.put("wanAddresses", List.of("203.0.113." + company.number()));
        device.put("silenceLimit", 172_800);
        device.put("assignedFrom", company.from().atDay(1).atStartOfDay(LineWriter.JAPAN).toOffsetDateTime().toString());
        api.post("/companies/" + id + "/devices", device);
        return id;
    }

    /// The analyst's work: every alert of a scenario's judged detections gets its verdict.
    private void judge(ApiClient api) throws IOException, InterruptedException {
        for (Scenario.Detections detections : scenario.detections()) {
            if (detections.verdict() == null) {
                continue;
            }
            List<String> alerts = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = api.get("/alerts?limit=200" + cursor);
                page.path("items").forEach(alert -> {
                    if (alert.path("attack").asString("").equals(detections.attack())) {
                        alerts.add(alert.path("id").asString());
                    }
                });
                cursor = page.path("next").isNull() || page.path("next").isMissingNode() ? "" : "&cursor=" + page.path("next").asString();
            } while (!cursor.isEmpty());
            if (!alerts.isEmpty()) {
                api.post("/verdicts", Map.of("alerts", alerts, "verdict", detections.verdict(), "reason", detections.reason()));
            }
        }
    }

    private static void moveClock(ApiClient api, ZonedDateTime to) throws IOException, InterruptedException {
        api.put("/clock", Map.of("now", to.toOffsetDateTime().toString()));
    }

}
