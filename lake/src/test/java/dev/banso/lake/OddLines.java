package dev.banso.lake;

import dev.banso.events.DeviceProfile;
import dev.banso.events.EventReader;
import dev.banso.events.LineParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Lines as firewalls write them, and as they must never be written.
final class OddLines {
    private static final String NOISE = "\"= ,{}|\\:\0\n\u001f<9aZ";

    private OddLines() {}

    /// The lines of the golden cases.
    static List<byte[]> golden() throws IOException {
        var lines = new ArrayList<byte[]>();
        try (var files = Files.list(Path.of("../events/src/test/resources/cases"))) {
            for (var file : files.filter(each -> each.toString().endsWith(".log")).sorted().toList()) {
                for (var line : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).split("\n")) {
                    lines.add(line.getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        }
        return lines;
    }

    /// Lines that try what shapes are made of.
    static List<byte[]> odd() {
        return new ArrayList<>(List.of(
                new byte[0],
                Events.bytes("{"),
                Events.bytes("{}"),
                Events.bytes("{{srcip}} srcip={src_ip} dstip=\"{}\""),
                Events.bytes("srcip=1.2.3.4 srcip=1.2.3.4 srcip=5.6.7.8 sessionid=1 sessionid=2 sessionid=1"),
                Events.bytes("sessionid=007 policyid=-1 duration=1.5 sentbyte=99999999999999999999 rcvdbyte="),
                Events.bytes("a=1\u001fb=2 c=\"\u001f\""),
                new byte[] {'a', '=', (byte) 0xE3, (byte) 0x81, ' ', 'b', '=', '1', (byte) 0xFF},
                new byte[] {'a', '=', '1', 0, 'b', '=', '2'},
                Events.bytes("date=2020-10-01 time=00:00:00 eventtime=1601478000000000001 eventtime=1601478000000000002 tz=\"+0900\""),
                Events.bytes("date=2020-10-01 time=25:61:61 eventtime=1601478000 tz=\"+0900\""),
                Events.bytes("date=2020-10-01 time=0a:00:00 eventtime=16014780000000000000"),
                Events.bytes("srcmac=\"00:0C:29:aa:bb:cc\" mastersrcmac=\"00:0c:29:aa:bb:cc\" srcmac=\"00:0c:29:aa:bb:cd\""),
                Events.bytes("srcuuid=\"2719B811-f6b5-4bba-28da-1b7df09b04b4\" dstuuid=\"2719b811-f6b5-4bba-28da-1b7df09b04b4\""),
                Events.bytes("policyname=\"社内から\" user=\"山田\" msg=\"İstanbul ſ Σς\" user=山田\r\n\r\n"),
                Events.bytes("<1<2>3>=\"\"\"=\"=,,,=,\"="),
                Events.bytes("msg=\"" + "x".repeat(40_000) + "\""),
                Events.bytes("msg=\"broken\\")));
    }

    /// Some of these lines with bytes changed, cut off or doubled.
    static List<byte[]> mutated(List<byte[]> lines, int count, long seed) {
        var chance = new Random(seed);
        var mutated = new ArrayList<byte[]>();
        while (mutated.size() < count) {
            var line = lines.get(chance.nextInt(lines.size())).clone();
            for (var i = chance.nextInt(4); i > 0 && line.length > 0; i--) {
                var byChance = chance.nextInt(10) == 0 ? chance.nextInt(256) : NOISE.charAt(chance.nextInt(NOISE.length()));
                line[chance.nextInt(line.length)] = (byte) byChance;
            }
            mutated.add(chance.nextInt(3) == 0 ? Arrays.copyOf(line, chance.nextInt(line.length + 1)) : line);
        }
        return mutated;
    }

    /// These lines as they are read, a second after one another.
    static List<StoredEvent> events(List<byte[]> lines) {
        var events = new ArrayList<StoredEvent>();
        for (var line : lines) {
            var sequence = events.size() + 1L;
            var received = Events.OCTOBER.plusSeconds(sequence);
            var reading = EventReader.read(LineParser.parse(line), DeviceProfile.UNKNOWN, received);
            events.add(StoredEvent.of(sequence, Events.AOBA, Events.DEVICE, "203.0.113.1", reading, line));
        }
        return events;
    }
}
