package dev.banso.events.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.events.DeviceProfile;
import dev.banso.events.EventReader;
import dev.banso.events.LineParser;
import dev.banso.events.Reading;
import dev.banso.events.ThreatClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The taxonomy knows what sources produce, and no more.
class TaxonomyTests {
    private static final Taxonomy TAXONOMY = Taxonomy.shipped();

    private static Reading read(String line) {
        var parsed = LineParser.parse(line.getBytes(StandardCharsets.UTF_8));
        return EventReader.read(parsed, DeviceProfile.UNKNOWN, Instant.parse("2020-11-03T00:00:00Z"));
    }

    @Test
    void knowsEveryKeyOfRealLines() throws IOException {
        var corpora = Path.of(System.getProperty("banso.corpora", "absent"), "tenzir-library/fortinet/tests/fortigate/inputs");
        if (!Files.isDirectory(corpora)) {
            System.out.println("skipped: corpora absent");
            return;
        }
        var unknown = new TreeSet<String>();
        try (var files = Files.list(corpora)) {
            for (var file : files.toList()) {
                for (var line : Files.readAllLines(file)) {
                    read(line).fields().keySet().stream()
                            .filter(key -> !TAXONOMY.knows("fortigate", key))
                            .forEach(unknown::add);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void countsEveryThreatClassAsADetection() {
        var classes = Lines.rules("title: T\nlogsource: {category: detection}\n"
                + "detection: {s: {'banso.class|exists': true}, condition: s}");
        assertThat(Arrays.stream(ThreatClass.values()).map(ThreatClass::code)).allSatisfy(code ->
                assertThat(new Detector(classes).match(Lines.COMPANY, Lines.event("banso.class", code), Instant.EPOCH).found())
                        .hasSize(1));
    }

    @Test
    void offersTheDevicesWordsAndOcsfAndWhatBansoDecided() {
        var fields = new ReadingFields(read("date=2020-11-03 time=09:00:00 type=\"utm\" subtype=\"ips\" eventtype=\"signature\""
                + " severity=\"high\" srcip=203.0.113.9 srcintfrole=\"wan\" dstip=192.168.10.5 dstintfrole=\"lan\" dstport=443"
                + " action=\"dropped\" attack=\"Example.Attack\" direction=\"outgoing\" proto=6"));
        assertThat(fields.product()).isEqualTo("fortigate");
        assertThat(fields.value("srcip")).isEqualTo("203.0.113.9");
        assertThat(fields.value("src_endpoint.ip")).isEqualTo("203.0.113.9");
        assertThat(fields.value("class_uid")).isEqualTo("2004");
        assertThat(fields.value("banso.attack")).isEqualTo("Example.Attack");
        assertThat(fields.value("banso.blocked")).isEqualTo("true");
        assertThat(fields.value("virus")).isNull();
        assertThat(fields.values()).contains("Example.Attack");
    }

    @Test
    void leavesAFieldOfAnotherProductUnknown() {
        assertThat(TAXONOMY.knows("suricata", "alert.signature")).isTrue();
        assertThat(TAXONOMY.knows("fortigate", "alert.signature")).isFalse();
        assertThat(TAXONOMY.knows(null, "alert.signature")).isTrue();
        assertThat(TAXONOMY.knows("fortigate", "banso.class")).isTrue();
        assertThat(TAXONOMY.nearest("atack")).isEqualTo("attack");
    }
}
