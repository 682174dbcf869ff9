package dev.banso.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Real lines that others published. They are read where they lie beside the checkout and are never part of it.
class CorporaTest {
    private static final Path CORPORA = Path.of(System.getProperty("banso.corpora", "../../shared/corpora"));
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    /// Independent of the parser: a key, and a quoted value with escapes or a value without spaces.
    private static final Pattern PAIR = Pattern.compile("(?:^|[ ,])([A-Za-z0-9_.-]+)=(\"(?:[^\"\\\\]|\\\\.)*\"|[^\" ][^ ]*|(?= |$))");

    private static boolean absent() {
        if (Files.isDirectory(CORPORA)) {
            return false;
        }
        System.out.println("skipped: corpora absent (" + CORPORA.toAbsolutePath().normalize() + ")");
        return true;
    }

    private static List<String> fortiGateLines() throws IOException {
        var lines = new ArrayList<String>();
        try (var files = Files.list(CORPORA.resolve("tenzir-library/fortinet/tests/fortigate/inputs"))) {
            for (var file : files.sorted().toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        var wazuh = Files.readAllLines(CORPORA.resolve("wazuh-4.14.9/ruleset/testing/tests/fortigate.ini"));
        wazuh.stream().filter(line -> line.matches("log \\d+ pass = .*")).map(line -> line.replaceFirst("^.*? = ", ""))
                .forEach(lines::add);
        for (var name : List.of("9bCvDN", "7t7tkH", "wtH2R0")) {
            for (var event : list(Files.readString(CORPORA.resolve("cribl-fortigate-pack/data/samples/" + name + ".json")))) {
                lines.add(((String) event.get("_raw")).strip());
            }
        }
        lines.addAll(Files.readAllLines(CORPORA.resolve("crowdsec-hub/tests/fortinet-vpn-bf/fortinet-vpn-bf.log")));
        return lines.stream().filter(line -> !line.isBlank()).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(String json) {
        var settings = LoadSettings.builder().setCodePointLimit(10_000_000).build();
        return (List<Map<String, Object>>) new Load(settings).loadFromString(json);
    }

    private static Map<String, String> pairs(String line) {
        var pairs = new LinkedHashMap<String, String>();
        var matcher = PAIR.matcher(line);
        while (matcher.find()) {
            var value = matcher.group(2);
            var plain = value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
            pairs.putIfAbsent(matcher.group(1), plain.replace("\\\"", "\"").replace("\\\\", "\\"));
        }
        return pairs;
    }

    private static Reading read(String line) {
        return EventReader.read(LineParser.parse(line.getBytes(StandardCharsets.UTF_8)), DeviceProfile.UNKNOWN, NOW);
    }

    @Test
    void noKeyAndNoValueOfARealFortiGateLineIsLost() throws IOException {
        if (absent()) {
            return;
        }
        var lines = fortiGateLines();
        assertThat(lines).hasSizeGreaterThanOrEqualTo(58 + 46 + 30 + 9);
        for (var line : lines) {
            var expected = pairs(line);
            var fields = LineParser.parse(line.getBytes(StandardCharsets.UTF_8)).fields();
            assertThat(fields.keySet()).as(line).isEqualTo(expected.keySet());
            // FortiOS 3 writes "time=10: 13:03"; the word behind the space belongs to the value.
            expected.forEach((key, value) -> assertThat(fields.get(key)).as(line).startsWith(value));
        }
    }

    @Test
    void everyFieldOfARealLineIsInItsOcsfEvent() throws IOException {
        if (absent()) {
            return;
        }
        for (var line : fortiGateLines()) {
            var reading = read(line);
            var event = Json.object(reading.event().toJson());
            assertThat(event).as(line).containsKeys("class_uid", "category_uid", "activity_id", "type_uid", "severity_id", "time", "metadata");
            var text = reading.event().toJson();
            reading.fields().values().stream().filter(value -> !value.contains("\"") && !value.contains("\\"))
                    .forEach(value -> assertThat(text).contains(value.replaceFirst("^0+(?=\\d)", "")));
        }
    }

    @Test
    void everySuricataAlertIsRead() throws IOException {
        if (absent()) {
            return;
        }
        var read = 0;
        try (Stream<Path> files = Files.walk(CORPORA.resolve("suricata-frankhassanabad/samples"))) {
            for (var file : files.filter(f -> f.endsWith("alerts-only.json")).toList()) {
                for (var alert : list(Files.readString(file))) {
                    var reading = read(line(alert));
                    assertThat(reading.flags()).doesNotContain(Flag.UNKNOWN_FORMAT, Flag.TRUNCATED, Flag.STRAY_TEXT, Flag.TIME_MISSING);
                    assertThat(reading.attack()).isNotBlank();
                    assertThat(reading.event().classUid()).isEqualTo(2004);
                    read++;
                }
            }
        }
        assertThat(read).isEqualTo(548);
    }

    @Test
    void everyKindOfEveLineIsRead() throws IOException {
        if (absent()) {
            return;
        }
        for (var line : Files.readAllLines(CORPORA.resolve("crowdsec-hub/tests/suricata-logs-evelog/suricata-logs-evelog.log"))) {
            var reading = read(line);
            assertThat(reading.flags()).as(line).isEmpty();
            assertThat(reading.fields()).containsKeys("timestamp", "event_type");
        }
    }

    /// The samples are pretty-printed lists; a sensor writes one object a line.
    private static String line(Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.entrySet().stream().map(e -> line(e.getKey()) + ":" + line(e.getValue()))
                    .collect(java.util.stream.Collectors.joining(",", "{", "}"));
            case List<?> list -> list.stream().map(CorporaTest::line).collect(java.util.stream.Collectors.joining(",", "[", "]"));
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case null -> "null";
            default -> "\"" + value.toString().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
                    .replace("\r", "\\r").replace("\t", "\\t") + "\"";
        };
    }
}
