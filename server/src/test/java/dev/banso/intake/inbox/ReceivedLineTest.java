package dev.banso.intake.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReceivedLineTest {
    private static final Instant NOW = Instant.parse("2020-10-01T00:00:00.123456789Z");
    private static final byte[] LINE = {'<', '1', '>', 0, (byte) 0xff, '\n'};

    @Test
    void comesOutOfTheJournalAsItWentIn() throws Exception {
        for (String address : new String[] {"192.0.2.1", "2001:db8::1"}) {
            ReceivedLine line = new ReceivedLine(Entrance.TLS, NOW, InetAddress.getByName(address), "ab".repeat(32), null, true, LINE);
            assertThat(ReceivedLine.decode(line.encode())).usingRecursiveComparison().isEqualTo(line);
        }
    }

    @Test
    void keepsThePlaceInItsImport() {
        Passage passage = new Passage(UUID.randomUUID(), 1L << 40);
        ReceivedLine line = new ReceivedLine(Entrance.IMPORT, NOW, null, null, passage, false, LINE);
        assertThat(ReceivedLine.decode(line.encode()).passage()).isEqualTo(passage);
        assertThat(line.source()).isEqualTo("import");
    }

    @Test
    void refusesRecordsOfANewerBanso() {
        byte[] record = new ReceivedLine(Entrance.UDP, NOW, InetAddress.getLoopbackAddress(), null, null, false, LINE).encode();
        record[0] = 2;
        assertThatThrownBy(() -> ReceivedLine.decode(record)).hasMessageContaining("version 2");
    }
}
