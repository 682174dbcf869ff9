package dev.banso.events.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineCutsTest {
    private final LineCuts cuts = new LineCuts();

    private List<String> cut(String line) {
        var bytes = line.getBytes(StandardCharsets.UTF_8);
        cuts.cut(bytes);
        var found = new ArrayList<String>();
        for (var i = 0; i < cuts.count(); i++) {
            var key = new String(bytes, cuts.keyFrom(i), cuts.keyTo(i) - cuts.keyFrom(i), StandardCharsets.UTF_8);
            found.add(key + ":" + new String(bytes, cuts.from(i), cuts.to(i) - cuts.from(i), StandardCharsets.UTF_8));
        }
        return found;
    }

    @Test
    void findsTheValuesOfPairsWithAndWithoutQuotes() {
        assertThat(cut("<189>date=2026-11-24 srcip=10.0.0.1 msg=\"a \\\"b\\\" c=d\" n= action=\"pass\"\r\n"))
                .containsExactly("date:2026-11-24", "srcip:10.0.0.1", "msg:a \\\"b\\\" c=d", "n:", "action:pass");
    }

    @Test
    void findsTheValuesOfCsv() {
        assertThat(cut("date=2020-10-01,srcip=10.0.0.1,msg=\"a,b\",proto=6"))
                .containsExactly("date:2020-10-01", "srcip:10.0.0.1", "msg:a,b", "proto:6");
    }

    @Test
    void givesCefValuesTheirSpaces() {
        assertThat(cut("<189>Nov 24 12:00:00 fw CEF:0|Fortinet|Fortigate|v6.4.2|00013|traffic:forward|3|act=close now src=10.0.0.1"))
                .containsExactly(":24", ":12:00:00", ":CEF:0", ":v6.4.2", ":00013", ":3", "act:close now", "src:10.0.0.1");
    }

    @Test
    void findsTheValuesOfJson() {
        assertThat(cut("{\"flow_id\":17,\"alert\":{\"signature\":\"a \\\"b\\\"\",\"rev\":-2},\"tags\":[\"x\",\"y\"],\"ok\":true}"))
                .containsExactly("flow_id:17", "signature:a \\\"b\\\"", "rev:-2", "tags:x", "tags:y");
    }

    @Test
    void findsAValueThatBreaksOff() {
        assertThat(cut("a=1 msg=\"broken")).containsExactly("a:1", "msg:broken");
        assertThat(cut("a=1 msg=\"broken\\")).containsExactly("a:1", "msg:broken\\");
    }

    @Test
    void cutsWithoutOverlapWhateverTheLine() throws IOException {
        var chance = new Random(20261124);
        for (var line : goldenLines()) {
            for (var round = 0; round < 40; round++) {
                var odd = mutated(line, chance);
                cuts.cut(odd);
                var at = 0;
                for (var i = 0; i < cuts.count(); i++) {
                    assertThat(cuts.from(i)).isBetween(at, cuts.to(i));
                    assertThat(cuts.keyTo(i)).isBetween(cuts.keyFrom(i), cuts.from(i));
                    at = cuts.to(i);
                }
                assertThat(at).isLessThanOrEqualTo(odd.length);
            }
        }
    }

    @Test
    void aLineOfSeparatorsCostsNoMoreThanAnyOther() {
        var line = ("a=" + "x" + " ".repeat(200_000) + "y" + ", ".repeat(200_000) + "\"z\"").getBytes(StandardCharsets.UTF_8);
        assertTimeout(Duration.ofSeconds(2), () -> cuts.cut(line));
    }

    private static List<byte[]> goldenLines() throws IOException {
        var lines = new ArrayList<byte[]>();
        try (var files = Files.list(Path.of("src/test/resources/cases"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".log")).sorted().toList()) {
                lines.add(Files.readAllBytes(file));
            }
        }
        return lines;
    }

    private static byte[] mutated(byte[] line, Random chance) {
        var odd = line.clone();
        for (var i = chance.nextInt(6); i > 0; i--) {
            odd[chance.nextInt(odd.length)] = (byte) "\"= ,{}|\\:\0\n\u001f<9a".charAt(chance.nextInt(15));
        }
        return Arrays.copyOf(odd, 1 + chance.nextInt(odd.length));
    }
}
