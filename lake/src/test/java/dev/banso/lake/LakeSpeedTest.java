package dev.banso.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.events.DeviceProfile;
import dev.banso.events.EventReader;
import dev.banso.events.LineParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Counts the time of the processors, so that a busy machine does not fail the build; the bounds are a fraction of what
/// `docs/lake.md` reports.
class LakeSpeedTest {
    private static final int FILES = 6;
    private static final int LINES = 50_000;
    private static final UUID[] COMPANIES = new UUID[40];

    static {
        for (var i = 0; i < COMPANIES.length; i++) {
            COMPANIES[i] = new UUID(7, i);
        }
    }

    private final Random random = new Random(5);

    @TempDir
    Path folder;

    @Test
    void storesSettlesAndFindsLinesFasterThanTheyCome() {
        try (var lake = Lakes.open(folder)) {
            var read = 0L;
            var written = 0L;
            for (var file = 0; file < FILES; file++) {
                var lines = lines();
                var start = processor();
                var events = events(file * (long) LINES, lines);
                read = processor() - start;
                start = processor();
                lake.write(events);
                written = processor() - start;
            }
            report("read", LINES, read, 5_000);
            report("stored", LINES, written, 5_000);
            var fresh = lake.statistics().total();
            var start = processor();
            lake.settle(FILES * (long) LINES);
            report("settled", FILES * LINES, processor() - start, 3_000);
            var settled = lake.statistics().total();
            System.out.printf(
                    "lake: %d B/row fresh, %d B/row settled%n",
                    fresh.bytes() / fresh.rows(), settled.bytes() / settled.rows());
            for (var search : List.of(
                    Search.of(COMPANIES[3]),
                    Search.of(COMPANIES[3]).address("192.168.3.77"),
                    Search.of(COMPANIES[3]).text("never THERE"),
                    Search.ofAllCompanies().text("never THERE"))) {
                start = processor();
                lake.search(search.build(), new Cancellation());
                System.out.printf("lake: %d ms of processor for a search%n", (processor() - start) / 1_000_000);
            }
        }
    }

    private List<byte[]> lines() {
        var lines = new ArrayList<byte[]>(LINES);
        for (var i = 0; i < LINES; i++) {
            lines.add(line(i).getBytes(StandardCharsets.US_ASCII));
        }
        return lines;
    }

    private String line(int i) {
        return """
                <189>date=2020-10-01 time=%02d:%02d:%02d devname="FGT-%03d" devid="FGT60E47160%05d" eventtime=16015%05d%09d \
                tz="+0900" logid="0000000013" type="traffic" subtype="forward" level="notice" vd="root" srcip=192.168.%d.%d \
                srcport=%d srcintf="internal" srcintfrole="lan" dstip=%d.%d.%d.%d dstport=443 dstintf="wan1" \
                dstintfrole="wan" srccountry="Reserved" dstcountry="Japan" sessionid=%d proto=6 action="close" policyid=%d \
                policytype="policy" poluuid="5e5d1c2e-9f6a-51e9-3f9e-0f2f1d5b0001" service="HTTPS" trandisp="snat" \
                transip=203.0.113.1 transport=%d appid=%d app="App.%d" appcat="Network.Service" apprisk="elevated" \
                applist="default" duration=%d sentbyte=%d rcvdbyte=%d sentpkt=%d rcvdpkt=%d utmaction="allow" countapp=1 \
                osname="Windows" mastersrcmac="a4:bb:6d:%02x:%02x:00" srcmac="a4:bb:6d:%02x:00:00" srcserver=0"""
                .formatted(
                        9 + i / 3600 % 10, i / 60 % 60, i % 60, i % 40, i % 40, i, n(1_000_000_000),
                        n(8), n(255), 1024 + n(60_000), 1 + n(220), n(256), n(256), n(256), n(Integer.MAX_VALUE),
                        n(20), 1024 + n(60_000), 10_000 + n(40_000), n(300), n(600), n(9_000), n(90_000), n(30), n(90),
                        n(256), n(256), n(256));
    }

    private int n(int bound) {
        return random.nextInt(bound);
    }

    private static List<StoredEvent> events(long before, List<byte[]> lines) {
        var events = new ArrayList<StoredEvent>(lines.size());
        for (var line : lines) {
            var sequence = before + events.size() + 1;
            var reading = EventReader.read(LineParser.parse(line), DeviceProfile.UNKNOWN, Events.OCTOBER);
            var company = COMPANIES[(int) (sequence % COMPANIES.length)];
            events.add(StoredEvent.of(sequence, company, Events.DEVICE, "203.0.113.1", reading, line));
        }
        return events;
    }

    private static long processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static void report(String what, int lines, long processorNanos, int least) {
        var rate = lines * 1e9 / processorNanos;
        System.out.printf("lake: %,.0f lines per processor second %s%n", rate, what);
        assertThat(rate).isGreaterThan(least);
    }
}
