package dev.banso.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.events.detect.RuleFile;
import dev.banso.events.detect.RuleSet;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeneratedLinesTest {
    private static final Instant START = Instant.parse("2020-10-01T03:00:00Z");

    private static List<String> lines(long seed, int devices) {
        GeneratedLines generator = new GeneratedLines(seed, START, devices);
        return IntStream.range(0, 2_000).mapToObj(generator::line).toList();
    }

    @Test
    void aSeedAlwaysGivesTheSameLinesAndAnotherSeedOthers() {
        assertThat(lines(GeneratedLines.SEED, 40)).isEqualTo(lines(GeneratedLines.SEED, 40));
        assertThat(lines(GeneratedLines.SEED, 40)).doesNotContainAnyElementsOf(lines(GeneratedLines.OTHER_SEED, 40));
    }

    @Test
    void everyFirewallSpeaksFromItsOwnNetwork() {
        assertThat(IntStream.range(0, 4_000).mapToObj(GeneratedLines::inside)).doesNotHaveDuplicates().allMatch(each -> each.matches("(\\d{1,3}\\.){2}\\d{1,3}"));
        assertThat(IntStream.range(0, 4_000).mapToObj(GeneratedLines::outside)).doesNotHaveDuplicates();
        assertThat(new GeneratedLines(1, START, 4_000).line(3_999, START)).contains("devid=\"FGT60FTK30003999\"", "10.15.159.");
    }

    @Test
    void generatedRulesAreRulesThatLoad() {
        assertThat(RuleSet.load(List.of(new GeneratedRules(1).file(1_000))).rules()).hasSize(1_000);
    }
}
