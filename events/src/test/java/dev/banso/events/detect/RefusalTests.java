package dev.banso.events.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is not understood is refused with file, line and advice, never ignored. Cases: `refused/*.yml`; in each a comment
/// `# refused: …` stands on the line that must be named (or above, for a whole document).
class RefusalTests {
    private static final Path CASES = Path.of("src/test/resources/dev/banso/events/detect/refused");
    private static final String MARK = "# refused: ";

    static List<RuleFile> files() {
        return RuleFile.in(CASES);
    }

    @ParameterizedTest
    @MethodSource("files")
    void refusesWithLineAndReason(RuleFile file) {
        var lines = file.text().lines().toList();
        var expected = lines.stream()
                .filter(line -> line.contains(MARK))
                .map(line -> file.name() + ":" + (lines.indexOf(line) + 1) + ": "
                        + line.substring(line.indexOf(MARK) + MARK.length()))
                .toList();
        assertThat(expected).isNotEmpty();
        assertThatExceptionOfType(RulesRefusedException.class)
                .isThrownBy(() -> RuleSet.load(List.of(file)))
                .satisfies(refused -> {
                    var messages = refused.refusals().stream().map(Refusal::toString).toList();
                    assertThat(messages).hasSameSizeAs(expected);
                    for (var i = 0; i < expected.size(); i++) {
                        assertThat(messages.get(i)).startsWith(expected.get(i));
                    }
                });
    }

    @Test
    void gathersWhatIsWrongInAllFiles() {
        var bad = "title: T\nlogsource: {product: fortigate}\ndetection: {s: {nofield: 1}, condition: s}\n";
        assertThatExceptionOfType(RulesRefusedException.class)
                .isThrownBy(() -> RuleSet.load(List.of(new RuleFile("a.yml", bad), new RuleFile("b.yml", bad))))
                .satisfies(refused -> assertThat(refused.refusals()).extracting(Refusal::file).contains("a.yml", "b.yml"));
    }

    @Test
    void acceptsKeysOfTheAuthorsOwn() {
        assertThat(Lines.rules("title: T\nsimulation: x\nlogsource: {product: fortigate}\n"
                        + "detection: {s: {action: deny}, condition: s}").rules())
                .hasSize(1);
    }
}
