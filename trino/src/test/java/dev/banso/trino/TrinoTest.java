package dev.banso.trino;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trino.plugin.iceberg.IcebergPlugin;
import io.trino.testing.MaterializedRow;
import io.trino.testing.QueryRunner;
import io.trino.testing.StandaloneQueryRunner;
import io.trino.testing.TestingSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A running installation's table, read by a Trino that is set up as the guide says.
class TrinoTest {
    private static final String ATTACKER = "198.51.100.7";
    /// Of each of two companies within ten minutes.
    private static final int LINES = 300;
    private static final int STRANGE_LINES = 10;

    @TempDir
    static Path folder;

    @Test
    void findsWhatTheBuiltInSearchFinds() throws Exception {
        try (var banso = new Installation(folder.resolve("data"), "2020-10-05T12:00:00+09:00")) {
            var aoba = company(banso, 1);
            company(banso, 2);
            banso.receive(address(1), lines(1, LINES));
            banso.receive(address(2), lines(2, LINES));
            banso.receive(address(9), lines(9, STRANGE_LINES));
            banso.awaitProcessed(2 * LINES + STRANGE_LINES);
            banso.moveClock("2020-10-05T14:00:00+09:00");
            banso.letIn("banso_tables", "secret");
            try (var trino = trino(banso)) {
                Installation.await("table", () -> !trino.execute("show tables from banso.banso").getMaterializedRows().isEmpty()
                        && (long) trino.execute("select count(*) from banso.banso.events").getOnlyValue() >= 2 * LINES + STRANGE_LINES);
                compare(banso, trino, aoba);
            }
        }
    }

    private static void compare(Installation banso, QueryRunner trino, String aoba) throws Exception {
        var found = new ArrayList<JsonNode>();
        for (var cursor = ""; cursor != null; ) {
            var page = banso.get("/search?company=" + aoba + "&from=2020-10-01&to=2020-10-31&limit=100" + cursor);
            page.path("items").forEach(found::add);
            cursor = page.path("next").isTextual() ? "&cursor=" + page.path("next").asText() : null;
        }
        assertThat(found).hasSize(LINES);
        var own = " from banso.banso.events where company = '" + aoba + "' and month = date '2020-10-01'";
        assertThat(trino.execute("select count(*)" + own).getOnlyValue()).isEqualTo((long) LINES);

        var classes = new TreeMap<String, Long>();
        found.forEach(line -> classes.merge(line.path("class").asText("null"), 1L, Long::sum));
        assertThat(classes).containsKeys("inbound", "outbound");
        assertThat(trino.execute("select coalesce(threat_class, 'null'), count(*)" + own + " group by 1").getMaterializedRows())
                .extracting(row -> row.getField(0) + "=" + row.getField(1))
                .containsExactlyInAnyOrderElementsOf(classes.entrySet().stream().map(Object::toString).toList());

        assertThat(column(trino, "select sequence" + own + " and '" + ATTACKER + "' in (src_ip, dst_ip)"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(search(banso, aoba, "from=2020-10-01&to=2020-10-31&address=" + ATTACKER));
        assertThat(column(trino, "select sequence" + own + " and time >= timestamp '2020-10-05 11:50:00 Asia/Tokyo'"
                        + " and time < timestamp '2020-10-05 11:55:00 Asia/Tokyo'"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(
                        search(banso, aoba, "from=2020-10-05T11:50:00%2B09:00&to=2020-10-05T11:55:00%2B09:00"));
        assertThat(trino.execute("select count(*) from banso.banso.events where company is null").getOnlyValue()).isEqualTo((long) STRANGE_LINES);
        assertThat(column(trino, "select line" + own + " and line is not null")).isEmpty();
        assertThat(column(trino, "select distinct shape" + own)).isNotEmpty().allMatch(shape -> shape.toString().contains("srcip={src_ip}"));
    }

    private static List<Object> search(Installation banso, String company, String conditions) throws Exception {
        var sequences = new ArrayList<Object>();
        banso.get("/search?company=" + company + "&limit=200&" + conditions).path("items")
                .forEach(line -> sequences.add(line.path("sequence").asLong()));
        return sequences;
    }

    private static List<Object> column(QueryRunner trino, String sql) {
        return trino.execute(sql).getMaterializedRows().stream().map((MaterializedRow row) -> row.getField(0)).toList();
    }

    private static QueryRunner trino(Installation banso) throws Exception {
        var trino = new StandaloneQueryRunner(TestingSession.testSession());
        trino.installPlugin(new IcebergPlugin());
        trino.createCatalog("banso", "iceberg", Map.of(
                "iceberg.catalog.type", "jdbc",
                "iceberg.jdbc-catalog.catalog-name", "banso",
                "iceberg.jdbc-catalog.driver-class", "org.postgresql.Driver",
                "iceberg.jdbc-catalog.connection-url", banso.catalogue(),
                "iceberg.jdbc-catalog.connection-user", "banso_tables",
                "iceberg.jdbc-catalog.connection-password", "secret",
                "iceberg.jdbc-catalog.default-warehouse-dir", "file://" + folder.resolve("data/lake"),
                "fs.local.enabled", "true",
                "local.location", "/"));
        return trino;
    }

    private static String company(Installation banso, int number) throws Exception {
        var id = banso.post("/companies", Map.of("name", "会社" + number, "nameKana", "", "prefecture", "宮城県", "industry", "E",
                "capitalYen", 10_000_000, "employees", 20, "locale", "ja", "services", List.of())).path("id").asText();
        banso.post("/companies/" + id + "/devices", Map.ofEntries(
                Map.entry("name", "UTM-" + number), Map.entry("vendor", "fortigate"), Map.entry("devid", devid(number)),
                Map.entry("vd", "root"), Map.entry("sourceAddresses", List.of(address(number))), Map.entry("firmware", "6.4.2"),
                Map.entry("timeZone", "Asia/Tokyo"), Map.entry("interfaces", Map.of("wan1", "external", "internal", "internal")),
                Map.entry("networks", List.of("192.168." + number + ".0/24")), Map.entry("wanAddresses", List.of("203.0.113." + number)),
                Map.entry("silenceLimit", 172_800), Map.entry("assignedFrom", "2020-10-01T00:00:00+09:00")));
        return id;
    }

    private static String devid(int number) {
        return "FGT60ETK2000000" + number;
    }

    private static String address(int number) {
        return "127.0.1." + number;
    }

    private static List<String> lines(int company, int count) {
        return IntStream.range(0, count).mapToObj(n -> line(company, n)).toList();
    }

    private static String line(int company, int n) {
        var second = 50 * 60 + 2 * n;
        var header = "<189>date=2020-10-05 time=11:%02d:%02d devname=\"UTM-%d\" devid=\"%s\" logid=\"0000000013\""
                .formatted(second / 60 % 60, second % 60, company, devid(company));
        var inside = "192.168." + company + "." + (20 + n % 40);
        var outside = n % 20 == 0 ? ATTACKER : "198.51.100." + (20 + n % 100);
        return header + switch (n % 10) {
            case 0 -> " type=\"utm\" subtype=\"ips\" level=\"alert\" vd=\"root\" tz=\"+0900\" eventtype=\"signature\" severity=\"high\" srcip="
                    + outside + " srcport=40000 srcintf=\"wan1\" srcintfrole=\"wan\" dstip=" + inside + " dstport=443 dstintf=\"internal\""
                    + " dstintfrole=\"lan\" sessionid=" + n + " action=\"dropped\" proto=6 service=\"HTTPS\" attack=\"Apache.Struts.RCE\" attackid=30001";
            case 1 -> " type=\"utm\" subtype=\"ips\" level=\"alert\" vd=\"root\" tz=\"+0900\" eventtype=\"signature\" severity=\"critical\" srcip="
                    + inside + " srcport=40000 srcintf=\"internal\" srcintfrole=\"lan\" dstip=" + outside + " dstport=6667 dstintf=\"wan1\""
                    + " dstintfrole=\"wan\" sessionid=" + n + " action=\"dropped\" proto=6 service=\"tcp/6667\" attack=\"Gh0st.Rat.Botnet\" attackid=43191";
            default -> " type=\"traffic\" subtype=\"forward\" level=\"notice\" vd=\"root\" tz=\"+0900\" srcip=" + inside
                    + " srcport=5" + (1000 + n) + " srcintf=\"internal\" srcintfrole=\"lan\" dstip=" + outside + " dstport=443 dstintf=\"wan1\""
                    + " dstintfrole=\"wan\" sessionid=" + n + " proto=6 action=\"close\" policyid=1 service=\"HTTPS\" sentbyte=" + n;
        };
    }
}
