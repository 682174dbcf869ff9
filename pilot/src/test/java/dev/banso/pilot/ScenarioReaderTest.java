package dev.banso.pilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioReaderTest {
    @TempDir
    private Path folder;

    @Test
    void saysEverythingThatIsWrongAtOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("scenario.yaml"), """
                scenario: 1
                name: broken
                seed: 1
                provider: {name: p, prefecture: 宮城県}
                registry: {prefecture: {宮城県: 2}, industry: {"E 製造業": 1}, capital: {5000万円以下: 1}, employees: {1～5人: 1}}
                names: [一社]
                monitored: {2021-13: 1, 2021-02: 7}
                ordinary: {lines-per-company-and-day: 1}
                lookalikes: {lines-per-company-and-month: 0}
                detections: [{kind: earthquake, attack: x, counts: {2021-02: 1}}]
                expect: []
                """);
        assertThatThrownBy(() -> ScenarioReader.read(file))
                .isInstanceOf(PilotException.class)
                .hasMessageContaining("registry.prefecture adds up to 2, but there are 1 names")
                .hasMessageContaining("2021-13 is not a month")
                .hasMessageContaining("must be from 1 to 1")
                .hasMessageContaining("earthquake");
    }

    @Test
    void readsABandAsANumberWithinIt() {
        assertThat(Registration.within("21～50人")).isEqualTo(35);
        assertThat(Registration.within("301人以上")).isEqualTo(602);
        assertThat(Registration.within("5000万円以下")).isEqualTo(50_000_000);
        assertThat(Registration.within("1億円以上")).isEqualTo(200_000_000);
    }
}
