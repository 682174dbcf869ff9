package dev.banso.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProportionalMemoryTest {
    @Test
    void takesTheWholeAndNoneOfItsParts() throws IOException {
        List<String> rollup = List.of(
                "5581f0000000-7ffd1d9fe000 ---p 00000000 00:00 0                          [rollup]",
                "Rss:              412340 kB",
                "Pss:              204800 kB",
                "Pss_Dirty:         99999 kB",
                "Pss_Anon:          88888 kB",
                "SwapPss:               0 kB");
        assertThat(ProportionalMemory.mebibytes(rollup)).isEqualTo(200);
    }

    @Test
    void saysSoWhereTheKernelSaysNothing() {
        assertThatIOException().isThrownBy(() -> ProportionalMemory.mebibytes(List.of("Rss: 1 kB")));
    }

    @Test
    void childrenOfAProcessCountWithIt() throws Exception {
        double alone = ProportionalMemory.of(ProcessHandle.current());
        Process child = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(alone).isGreaterThan(20);
            assertThat(ProportionalMemory.of(child.toHandle())).isGreaterThan(0).isLessThan(alone);
        } finally {
            child.destroy();
        }
    }
}
