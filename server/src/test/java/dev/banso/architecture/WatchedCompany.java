package dev.banso.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.database.Scope;
import dev.banso.intake.pipeline.Pipeline;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// A company with one of everything that can be a company's: contact, site, device, account, token, lines, alert, exclusion,
/// report, mail, import, and lines in quarantine. All that is written of it bears a marker, so that a leak is seen.
final class WatchedCompany {
    static final String MARKER = "Hidden-7d1f";

    private static final String LINE = "date=2020-10-12 time=10:00:00 devname=\"%1$s\" devid=\"%2$s\" eventtime=1602464400 logid=\"0419016384\" type=\"utm\" "
            + "subtype=\"ips\" eventtype=\"signature\" level=\"alert\" vd=\"root\" severity=\"critical\" srcip=198.51.100.7 dstip=192.168.1.10 "
            + "srcintf=\"wan1\" srcintfrole=\"wan\" dstintf=\"internal\" dstintfrole=\"lan\" sessionid=77 action=\"detected\" proto=6 service=\"HTTPS\" "
            + "attack=\"%1$s.Attack\" srcport=4711 dstport=443 direction=\"outgoing\" attackid=7 msg=\"%1$s\"\n";

    private final RunningBanso banso;
    private final Map<String, String> numbers = new LinkedHashMap<>();
    private String before = "";

    private WatchedCompany(RunningBanso banso) {
        this.banso = banso;
    }

    static WatchedCompany register(RunningBanso banso) throws Exception {
        WatchedCompany company = new WatchedCompany(banso);
        company.enter();
        company.receive();
        company.work();
        company.awaitQuiet();
        company.before = company.state();
        return company;
    }

    /// The path with the company's numbers in place of its variables.
    String fill(String path) {
        String filled = path;
        for (Map.Entry<String, String> number : numbers.entrySet()) {
            String place = number.getKey();
            filled = place.startsWith("/")
                    ? filled.replace(place, place.substring(0, place.indexOf('{')) + number.getValue())
                    : filled.replace("{" + place + "}", number.getValue());
        }
        assertThat(filled).as("say in this class which number of the watched company stands in this address").doesNotContain("{");
        return filled;
    }

    /// What a request to that entrance would bring along, naming the company's own.
    String body(Entrance entrance) {
        if (entrance.method().equals("GET") || entrance.method().equals("DELETE")) {
            return null;
        }
        String path = entrance.path();
        if (path.endsWith("/imports")) {
            return LINE.formatted(MARKER, "FGT60FTKSTRANGER");
        }
        if (path.endsWith("/clock")) {
            return "{\"now\":\"2020-11-05T10:00:00+09:00\"}";
        }
        return """
                {"alerts":["#alert#"],"verdict":"benign","reason":"部外者","company":"#company#","device":"#device#","month":"2020-10",
                 "from":"2020-10-15T00:00:00+09:00","role":"contact","name":"部外者","email":"stranger@example.jp","comment":"部外者","kind":"partner",
                 "prefecture":"秋田県","messageId":"<none@example.jp>","scopes":["companies:read"],"locale":"ja"}"""
                .replace("#alert#", numbers.get("/alerts/{id}")).replace("#company#", numbers.get("company")).replace("#device#", numbers.get("device"));
    }

    /// What must appear in no stranger's answer.
    CharSequence[] secrets() {
        return new CharSequence[] {MARKER, "FGT60FTK7D1F0001"};
    }

    /// Registry and alerts are as they were.
    void assertUntouched() {
        assertThat(state()).as("nothing was changed").isEqualTo(before);
    }

    private void enter() {
        String company = made("/companies", """
                {"name":"%s","nameKana":"","prefecture":"青森県","industry":"I","capitalYen":1,"employees":3,"locale":"ja","services":[]}""");
        numbers.put("company", company);
        String own = "/companies/" + company;
        numbers.put("contact", made(own + "/contacts", """
                {"name":"%s","email":"hidden@example.jp","phone":"","locale":"ja","minimumSeverity":1,"rank":1,"wantsReports":true}"""));
        numbers.put("site", made(own + "/sites", "{\"name\":\"%s\",\"address\":\"\",\"powerOff\":[]}"));
        numbers.put("device", made(own + "/devices", """
                {"name":"%s","vendor":"fortigate","devid":"FGT60FTK7D1F0001","vd":"root","sourceAddresses":["127.0.0.1","::1"],"firmware":"6.4.2",
                 "timeZone":"Asia/Tokyo","interfaces":{"wan1":"external","internal":"internal"},"networks":["192.168.1.0/24"],"wanAddresses":[],
                 "silenceLimit":3600,"assignedFrom":"2020-10-01T00:00:00+09:00"}"""));
        numbers.put("account", made("/accounts", "{\"role\":\"contact\",\"company\":\"" + company + "\",\"name\":\"%s\",\"email\":\"hidden2@example.jp\",\"locale\":\"ja\"}"));
        banso.inTransaction(Scope.system("test"), jdbc -> jdbc.sql("update notice_setting set private_hooks = true").update());
        numbers.put("/webhooks/{id}", made("/webhooks", "{\"company\":\"" + company + "\",\"name\":\"%s\",\"url\":\"http://127.0.0.1:9/\"}"));
        String partner = made("/organisations", "{\"kind\":\"partner\",\"name\":\"担当する再委託先\",\"prefecture\":\"岩手県\"}");
        numbers.put("organisation", partner);
        numbers.put("grant", made("/organisations/" + partner + "/grants", "{\"company\":\"" + company + "\",\"from\":\"2020-10-01\",\"to\":null}"));
        banso.token(UUID.fromString(company), java.util.EnumSet.of(dev.banso.access.Permission.COMPANIES_READ));
    }

    private void receive() throws Exception {
        int port = banso.bean(dev.banso.intake.IntakeAddresses.class).tcp();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(LINE.formatted(MARKER, "FGT60FTK7D1F0001").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(LINE.formatted("Elsewhere", "FGT60FTKSTRANGER").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(LINE.formatted("Adopted", "FGT60FTKADOPTED1").getBytes(StandardCharsets.UTF_8));
        }
        numbers.put("/alerts/{id}", await(() -> first(get("/alerts?company=" + numbers.get("company")))));
        String adopted = await(() -> quarantined("FGT60FTKADOPTED1"));
        numbers.put("/adoptions/{id}", banso.api("POST", "/api/v1/quarantine/" + adopted + "/adopt", banso.token(),
                "{\"company\":\"%s\",\"device\":\"%s\"}".formatted(numbers.get("company"), numbers.get("device"))).json().get("id").asString());
        numbers.put("/quarantine/{id}", await(() -> quarantined("FGT60FTKSTRANGER")));
        numbers.put("/imports/{id}", importOne());
    }

    /// Until every line that was received, adopted or imported has become what it becomes.
    private void awaitQuiet() {
        await(() -> get("/adoptions").at("/items/0/state").asString().equals("done") ? "done" : null);
        assertThat(banso.bean(Pipeline.class).awaitProcessed(Duration.ofSeconds(30))).isTrue();
    }

    private String importOne() {
        var answer = Visitor.with(banso, banso.token()).ask("POST", "/api/v1/imports?device=" + numbers.get("device"),
                LINE.formatted(MARKER, "FGT60FTK7D1F0001"));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
        return tools.jackson.databind.json.JsonMapper.builder().build().readTree(answer.body()).get("id").asString();
    }

    private void work() {
        assertThat(banso.api("POST", "/api/v1/verdicts", banso.token(), """
                {"alerts":["%s"],"verdict":"false_positive","reason":"%s","filter":true}""".formatted(numbers.get("/alerts/{id}"), MARKER)).status()).isIn(200, 204);
        numbers.put("/exclusions/{id}", await(() -> first(get("/exclusions"))));
        String report = await(() -> first(get("/reports?company=" + numbers.get("company"))));
        numbers.put("/reports/{id}", report);
        assertThat(banso.api("POST", "/api/v1/reports/" + report + "/release", banso.token(), null).status()).isIn(200, 409);
        String mail = await(() -> banso.inTransaction(Scope.system("test"), jdbc -> jdbc.sql("select id::text from outbox_mail where company_id = :company limit 1")
                .param("company", UUID.fromString(numbers.get("company"))).query(String.class).optional().orElse(null)));
        numbers.put("/notices/{id}", mail);
        numbers.put("/mailbox/{id}", mail);
        numbers.put("code", "blocked-site");
        numbers.put("language", "ja");
        numbers.put("secret", "unknown");
    }

    private String state() {
        return banso.inTransaction(Scope.system("test"), jdbc -> jdbc.sql("""
                select concat_ws('|', (select c::text from company c where id = :company), (select string_agg(d::text, ',') from device d where company_id = :company),
                    (select string_agg(s::text, ',') from site s where company_id = :company), (select string_agg(k::text, ',') from contact k where company_id = :company),
                    (select string_agg(a::text, ',') from account a where company_id = :company), (select string_agg(a::text, ',') from device_assignment a where company_id = :company),
                    (select string_agg(g::text, ',') from company_grant g where company_id = :company), (select string_agg(concat_ws(chr(32), a.kind, a.attack, a.verdict), chr(44) order by a.id) from alert a where company_id = :company))""")
                .param("company", UUID.fromString(numbers.get("company"))).query(String.class).single());
    }

    private String made(String path, String body) {
        RunningBanso.Answer answer = banso.api("POST", "/api/v1" + path, banso.token(), body.contains("%s") ? body.formatted(MARKER) : body);
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private JsonNode get(String path) {
        return banso.api("GET", "/api/v1" + path, banso.token(), null).json();
    }

    private String quarantined(String serial) {
        for (JsonNode sender : get("/quarantine").get("items")) {
            if (serial.equals(sender.get("devid").asString())) {
                return sender.get("id").asString();
            }
        }
        return null;
    }

    private static String first(JsonNode list) {
        return list.get("items").isEmpty() ? null : list.get("items").get(0).get("id").asString();
    }

    private static String await(Supplier<String> asked) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            String found = asked.get();
            if (found != null) {
                return found;
            }
            assertThat(System.nanoTime()).as("it took too long").isLessThan(deadline);
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
    }
}
