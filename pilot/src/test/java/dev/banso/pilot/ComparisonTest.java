package dev.banso.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final Scenario scenario = trial();
    private final Table published = scenario.expect().stream().filter(table -> table.number() == 35).findFirst().orElseThrow();

    @Test
    void isOkWhereARowOfZerosIsLeftOut() {
        Map<String, List<Integer>> rows = new LinkedHashMap<>(published.rows());
        rows.remove("VBA/Agent.AVL!tr");
        assertThat(compare(rows)).hasToString("table 35 ok");
    }

    @Test
    void namesTheErratumWhereTheConsistentFiguresCameOut() {
        Map<String, List<Integer>> rows = new LinkedHashMap<>(published.rows());
        rows.put("VBA/Agent.AVL!tr", List.of(1, 0, 0, 1));
        rows.put("合計", List.of(9, 33, 25, 67));
        assertThat(compare(rows)).hasToString("table 35 erratum E1");
    }

    @Test
    void differsWhereOneFigureIsOff() {
        Map<String, List<Integer>> rows = new LinkedHashMap<>(published.rows());
        rows.put("合計", List.of(9, 33, 25, 67));
        assertThat(compare(rows)).hasToString("table 35 differs");
    }

    private Comparison compare(Map<String, List<Integer>> rows) {
        return Comparison.of(published, Optional.of(new Table(35, "", published.columns(), rows)), scenario);
    }

    private static Scenario trial() {
        try {
            return ScenarioReader.trial();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
