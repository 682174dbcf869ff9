package dev.banso.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableRowTest {
    private static final Row HIGHEST = new Row("pss, highest", "banso", 1_012, "MiB", Goal.atMost(1_536));
    private static final Row SLOWER = new Row("memory, lines per second meanwhile", "banso", 23_500, "lines/s", Goal.atLeast(49_500));

    private static String verdict(Row... rows) {
        return TableRow.entries(List.of(rows)).get(TableRow.MEMORY.ordinal()).verdict();
    }

    @Test
    void everyGoalStandsInTheTableMeasuredOrNot() {
        assertThat(TableRow.table(List.of(HIGHEST)).lines()).hasSize(2 + TableRow.values().length)
                .filteredOn(line -> line.contains("not measured")).hasSize(TableRow.values().length - 1);
    }

    @Test
    void aGoalIsMetOnlyWhereTheLinesCameAtTheRateThatItNames() {
        assertThat(verdict(HIGHEST)).isEqualTo("met");
        assertThat(verdict(HIGHEST, SLOWER)).isEqualTo("missed");
        assertThat(verdict()).isEqualTo("not measured");
    }

    @Test
    void whatAPeerReachesIsNotBansos() {
        Row lost = new Row("udp lost at 50 k/s", "syslog-ng", 73, "%", Goal.atMost(0));
        assertThat(TableRow.entries(List.of(lost)).get(TableRow.DATAGRAMS.ordinal()).verdict()).isEqualTo("not measured");
    }
}
