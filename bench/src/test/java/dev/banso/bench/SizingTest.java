package dev.banso.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SizingTest {
    private static final Map<String, Double> KNOWN = Map.ofEntries(
            Map.entry("tcp lines per second", 20_000.0),
            Map.entry("tcp processor time of a line, settling included", 100.0),
            Map.entry("bytes per line, seed", 100.0),
            Map.entry("growth, pss of a further company", 64.0),
            Map.entry("lines a second of a company, averaged over the day", 10.0),
            Map.entry("busiest hour, times the average", 2.0),
            Map.entry("bytes of a line on the wire", 1_000.0),
            Map.entry("share of a processor that may be busy", 0.5),
            Map.entry("days that lines are kept", 365.0),
            Map.entry("MiB of one process", 1_536.0),
            Map.entry("companies within the MiB of one process", 2_000.0),
            Map.entry("GiB of memory for the operating system and its page cache", 2.0),
            Map.entry("MiB of disk of a company's alerts, counts and reports in a year", 20.0),
            Map.entry("GiB of disk of an installation, journal and system included", 40.0),
            Map.entry("yen a month for a processor", 1_000.0),
            Map.entry("yen a month for a GiB of memory", 500.0),
            Map.entry("yen a month for a GiB of disk", 10.0));

    @Test
    void aThousandCompaniesAreComputedAsByHand() {
        Sizing sizing = Sizing.of(1_000, KNOWN::get);
        assertThat(sizing.busiest()).isEqualTo(20_000);
        assertThat(sizing.workers()).isEqualTo(2);
        assertThat(sizing.cores()).isEqualTo(4);
        assertThat(sizing.memory()).isEqualTo(7);
        assertThat(sizing.disk()).isCloseTo(10_000 * 86_400.0 * 365 * 100 / (1 << 30) + 1_000 * 20 / 1_024.0 + 40, within(0.01));
        assertThat(sizing.network()).isEqualTo(160);
        assertThat(sizing.yen()).isCloseTo((4_000 + 3_500 + 10 * sizing.disk()) / 1_000, within(0.01));
    }

    @Test
    void whoeverHasFewCompaniesNeedsTheSmallestMachine() {
        Sizing sizing = Sizing.of(1, KNOWN::get);
        assertThat(sizing.workers()).isEqualTo(1);
        assertThat(sizing.cores()).isEqualTo(2);
    }
}
