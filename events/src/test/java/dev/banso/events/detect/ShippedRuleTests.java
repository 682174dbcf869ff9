package dev.banso.events.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.events.DeviceProfile;
import dev.banso.events.EventReader;
import dev.banso.events.FortiOsVersion;
import dev.banso.events.LineParser;
import dev.banso.events.Reading;
import dev.banso.events.ThreatClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rules that come with Banso against lines in `cases/<rule>/matches.log` and `ignores.log`. For a detection every line is
/// a case of its own; for a correlation the file is one course of events.
class ShippedRuleTests {
    private static final Path RULES = Path.of("src/main/resources/dev/banso/events/detect/rules");
    private static final Path CASES = Path.of("src/test/resources/dev/banso/events/detect/cases");
    private static final RuleSet SHIPPED = RuleSet.shipped();
    private static final DeviceProfile DEVICE = DeviceProfile.UNKNOWN
            .withVersion(FortiOsVersion.parse("6.4.2"))
            .withProvided(Set.of(ThreatClass.BLOCKED_SITE, ThreatClass.ENDPOINT));
    private static final Pattern JAPANESE = Pattern.compile(".*[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}].*");

    static Stream<String> names() {
        return SHIPPED.rules().stream().map(RuleDescription::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyRuleMatchesItsCases(String name) throws IOException {
        var rule = rule(name);
        var lines = lines(name, "matches");
        switch (rule.kind()) {
            case DETECTION -> assertThat(lines).allSatisfy(line -> assertThat(matched(rule, List.of(line)))
                    .isEqualTo(1));
            case CORRELATION -> assertThat(matched(rule, lines)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void noRuleMatchesItsLookAlikes(String name) throws IOException {
        var rule = rule(name);
        var lines = lines(name, "ignores");
        switch (rule.kind()) {
            case DETECTION -> assertThat(lines).allSatisfy(line -> assertThat(matched(rule, List.of(line)))
                    .isZero());
            case CORRELATION -> assertThat(matched(rule, lines)).isZero();
        }
    }

    @Test
    void everyCaseHasItsRule() throws IOException {
        try (var folders = Files.list(CASES)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(names().toList());
        }
    }

    @Test
    void theIndexNamesEveryRuleFile() {
        assertThat(RuleFile.shipped().stream().map(RuleFile::name))
                .containsExactlyInAnyOrderElementsOf(
                        RuleFile.in(RULES).stream().map(RuleFile::name).toList());
    }

    @Test
    void everyRuleSpeaksBothLanguagesAndExplainsItself() {
        assertThat(SHIPPED.rules()).allSatisfy(rule -> {
            assertThat(rule.name()).as(rule.origin()).isNotNull();
            assertThat(rule.titleJa()).as(rule.origin()).matches(JAPANESE);
            assertThat(rule.description()).as(rule.origin()).isNotBlank();
            assertThat(rule.id().version()).as(rule.origin()).isEqualTo(4);
        });
    }

    @Test
    void everyDetectionHasExactlyOneClassRule() throws IOException {
        var detector = new Detector(SHIPPED);
        for (var name : names().toList()) {
            for (var line : Stream.concat(lines(name, "matches").stream(), lines(name, "ignores").stream()).toList()) {
                var reading = read(line);
                var classRules = detector.match(Lines.COMPANY, reading).found().stream()
                        .filter(match -> match.rule().isClassRule());
                assertThat(classRules).as(line).hasSize(reading.threatClass() == null ? 0 : 1);
            }
        }
    }

    @Test
    void askingAheadFindsTheSameLinesAndCountsThemOnce() throws IOException {
        var plain = new Detector(SHIPPED);
        var ahead = new Detector(SHIPPED);
        for (var name : names().toList()) {
            for (var line : Stream.concat(lines(name, "matches").stream(), lines(name, "ignores").stream()).toList()) {
                var reading = read(line);
                var matches = plain.match(Lines.COMPANY, reading);
                assertThat(ahead.concerns(reading) ? ahead.match(Lines.COMPANY, reading) : Matches.NONE).as(line).isEqualTo(matches);
            }
        }
        assertThat(ahead.ruleCounts()).isEqualTo(plain.ruleCounts());
        assertThat(ahead.counts()).isEqualTo(plain.counts());
        assertThat(ahead.save(Lines.COMPANY)).isEqualTo(plain.save(Lines.COMPANY));
    }

    @Test
    void theRuleThatSaysMostLeads() throws IOException {
        var botnet = new Detector(SHIPPED).match(Lines.COMPANY, read(lines("botnet_contact", "matches").getFirst()));
        assertThat(botnet.found()).hasSize(2);
        assertThat(botnet.leading().orElseThrow().rule().name()).isEqualTo("botnet_contact");
        var failure = new Detector(SHIPPED).match(Lines.COMPANY, read(lines("sslvpn_login_failed", "matches").getFirst()));
        assertThat(failure.leading()).isEmpty();
    }

    private static long matched(RuleDescription rule, List<String> lines) {
        var detector = new Detector(SHIPPED);
        lines.forEach(line -> detector.match(Lines.COMPANY, read(line)));
        return detector.ruleCounts().stream()
                .filter(counts -> counts.rule().equals(rule))
                .mapToLong(RuleCounts::matched)
                .sum();
    }

    private static Reading read(String line) {
        var parsed = LineParser.parse(line.getBytes(StandardCharsets.UTF_8));
        return EventReader.read(parsed, DEVICE, Instant.parse("2020-11-05T00:00:00Z"));
    }

    private static RuleDescription rule(String name) {
        return SHIPPED.rules().stream()
                .filter(rule -> Objects.equals(rule.name(), name))
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
    }

    private static List<String> lines(String rule, String kind) throws IOException {
        var lines = Files.readAllLines(CASES.resolve(rule).resolve(kind + ".log"));
        assertThat(lines).isNotEmpty();
        return lines;
    }
}
