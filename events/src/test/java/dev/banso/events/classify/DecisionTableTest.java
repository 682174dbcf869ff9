package dev.banso.events.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.events.DeviceProfile;
import dev.banso.events.EventReader;
import dev.banso.events.FortiOsVersion;
import dev.banso.events.Json;
import dev.banso.events.LineParser;
import dev.banso.events.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every row of `decision-table.yaml`: class, path and the reasons that lead there.
class DecisionTableTest {
    @TestFactory
    Stream<DynamicTest> decidesEveryRow() throws IOException {
        var table = Json.object(Files.readString(Path.of("src/test/resources/decision-table.yaml")));
        return ((List<?>) table.get("rows")).stream().map(row -> (Map<?, ?>) row)
                .map(row -> DynamicTest.dynamicTest((String) row.get("says"), () -> check(row)));
    }

    private static void check(Map<?, ?> row) {
        var reading = read(row);
        var found = reading.threatClass();
        assertThat(found == null ? null : found.code()).isEqualTo(row.get("class"));
        var path = reading.path();
        assertThat(path == null ? null : path.code()).isEqualTo(row.get("path"));
        var reasons = reading.reasons().toString();
        ((List<?>) row.get("reasons")).forEach(part -> assertThat(reasons).contains((String) part));
    }

    private static Reading read(Map<?, ?> row) {
        var ends = ((String) row.get("ends")).split(" ");
        var time = row.get("fortios") == null ? "date=2020-11-03 time=09:12:44" : "eventtime=1604362364000000000";
        var line = time + " type=\"utm\" " + row.get("line") + " action=\"dropped\" proto=6"
                + end("src", ends[0], ends[0].equals("lan") ? "192.168.1.20" : "198.51.100.7", 40000)
                + end("dst", ends[1], ends[1].equals("wan") ? "203.0.113.80" : "192.168.1.21", 443);
        var profile = row.get("fortios") == null
                ? DeviceProfile.UNKNOWN
                : DeviceProfile.UNKNOWN.withVersion(FortiOsVersion.parse((String) row.get("fortios")));
        return EventReader.read(
                LineParser.parse(line.getBytes(StandardCharsets.UTF_8)), profile, Instant.parse("2020-11-03T03:00:00Z"));
    }

    private static String end(String which, String role, String address, int port) {
        var end = " " + which + "ip=" + address + " " + which + "port=" + port;
        return role.equals("none") ? end : end + " " + which + "intfrole=\"" + role + "\"";
    }
}
