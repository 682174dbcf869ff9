package dev.banso.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineBlockTest {
    @Test
    void onlyTheTimesChange() {
        GeneratedLines generator = new GeneratedLines(GeneratedLines.SEED, Instant.parse("2020-10-01T03:00:00Z"), 40);
        List<String> lines = IntStream.range(0, 500).mapToObj(generator::line).toList();
        LineBlock block = new LineBlock(lines);
        assertThat(block.lines()).isEqualTo(500);
        assertThat(text(block, "2026-11-24T14:59:59Z")).hasSameSizeAs(lines)
                .allMatch(line -> line.startsWith("<189>date=2026-11-24 time=23:59:59 devname="))
                .allMatch(line -> line.contains(" eventtime=1795532399"));
        assertThat(text(block, "2020-10-01T03:00:00Z")).as("set back, they are as they were").isEqualTo(lines);
    }

    private static List<String> text(LineBlock block, String time) {
        return StandardCharsets.UTF_8.decode(block.at(Instant.parse(time))).toString().lines().toList();
    }
}
