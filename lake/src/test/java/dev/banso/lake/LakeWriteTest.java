package dev.banso.lake;

import static dev.banso.lake.Events.event;
import static dev.banso.lake.Lakes.all;
import static dev.banso.lake.Lakes.open;
import static dev.banso.lake.Lakes.range;
import static dev.banso.lake.Lakes.sequences;
import static dev.banso.lake.Lakes.upTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banso.events.DeviceProfile;
import dev.banso.events.EventReader;
import dev.banso.events.LineParser;
import dev.banso.events.MalwarePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeWriteTest {
    @TempDir
    Path folder;

    @Test
    void givesBackEveryColumnAndEveryByte() {
        var full = event(1)
                .malware(MalwarePath.MAIL)
                .user("営業 太郎")
                .attack("EICAR_TEST_FILE")
                .time(Instant.parse("2020-10-03T04:05:06.123456Z"))
                .build();
        var bare = event(2).company(null).from(null).to(null).build();
        var bytes = event(3).line(new byte[] {'a', (byte) 0xff, 0, 'b', '\r', '\n'}).build();
        var japanese = event(4).line("msg=\"不正アクセス\"").build();
        try (var lake = open(folder)) {
            lake.write(List.of(full, bare, bytes, japanese));
            assertThat(all(lake))
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactlyInAnyOrder(full, bare, bytes, japanese);
        }
    }

    @Test
    void keepsWhatWasWrittenOverARestart() {
        try (var lake = open(folder)) {
            lake.write(range(1, 100));
            lake.write(range(101, 150));
        }
        try (var lake = open(folder)) {
            assertThat(sequences(all(lake))).isEqualTo(upTo(150));
        }
    }

    @Test
    void refusesARangeThatIsStoredAlready() {
        try (var lake = open(folder)) {
            lake.write(1, 200, range(50, 100));
            assertThatThrownBy(() -> lake.write(range(200, 210))).hasMessageContaining("stored already");
            assertThatThrownBy(() -> lake.write(300, 310, range(305, 311))).hasMessageContaining("outside");
            lake.write(range(201, 210));
        }
    }

    @Test
    void removesWhatACrashLeftHalfDone() throws Exception {
        try (var lake = open(folder)) {
            lake.write(range(1, 10));
        }
        Files.write(folder.resolve("work/intake/half.parquet"), new byte[10]);
        Files.write(folder.resolve("fresh/unlisted.parquet"), new byte[10]);
        try (var lake = open(folder)) {
            assertThat(sequences(all(lake))).isEqualTo(upTo(10));
        }
        assertThat(Disk.files(folder))
                .extracting(file -> folder.relativize(file).toString())
                .satisfiesExactlyInAnyOrder(
                        file -> assertThat(file).isEqualTo("columns"),
                        file -> assertThat(file).isEqualTo("lock"),
                        file -> assertThat(file).isEqualTo("manifest"),
                        file -> assertThat(file).startsWith("fresh/00000000000000000001-"));
    }

    @Test
    void forgetsATornLastEditAndRefusesADamagedList() throws Exception {
        try (var lake = open(folder)) {
            lake.write(range(1, 10));
            lake.write(range(11, 20));
        }
        var manifest = folder.resolve("manifest");
        var whole = Files.readAllBytes(manifest);
        Files.write(manifest, Arrays.copyOf(whole, whole.length - 1));
        try (var lake = open(folder)) {
            assertThat(sequences(all(lake))).isEqualTo(upTo(10));
            lake.write(range(11, 20));
            lake.write(range(21, 30));
        }
        whole = Files.readAllBytes(manifest);
        whole[30] ^= 1;
        Files.write(manifest, whole);
        assertThatThrownBy(() -> open(folder)).isInstanceOf(LakeException.class).hasMessageContaining("damaged");
    }

    @Test
    void refusesASecondOwner() {
        try (var lake = open(folder)) {
            assertThatThrownBy(() -> open(folder)).hasMessageContaining("in use");
            assertThat(all(lake)).isEmpty();
        }
    }

    @Test
    void takesItsColumnsFromAReading() {
        var line = Events.bytes("date=2020-10-01 time=09:00:00 type=utm subtype=ips srcip=2001:DB8::1 dstip=10.0.0.1"
                + " srcport=4000 dstport=443 action=dropped attack=\"Some.Attack\" msg=\"hello\"");
        var reading = EventReader.read(LineParser.parse(line), DeviceProfile.UNKNOWN, Events.OCTOBER);
        var stored = StoredEvent.of(7, Events.AOBA, Events.DEVICE, "203.0.113.1", reading, line);
        assertThat(stored.columns().type()).isEqualTo("utm");
        assertThat(stored.columns().srcIp()).isEqualTo("2001:0db8:0000:0000:0000:0000:0000:0001");
        assertThat(stored.columns().dstPort()).isEqualTo(443);
        assertThat(stored.columns().action()).isEqualTo("dropped");
        assertThat(stored.columns().message()).isEqualTo("hello");
    }
}
