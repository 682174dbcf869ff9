package dev.banso.intake.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.events.DeviceProfile;
import dev.banso.events.EventReader;
import dev.banso.events.LineParser;
import dev.banso.intake.inbox.Entrance;
import dev.banso.intake.inbox.ReceivedLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What lines add to the counts and signs of life of their devices.
class LineTallyTest {
    private static final UUID COMPANY = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID OTHER_COMPANY = UUID.fromString("00000000-0000-4000-8000-000000000002");
    private static final UUID DEVICE = UUID.fromString("00000000-0000-4000-8000-000000000011");
    private static final Instant RECEIVED = Instant.parse("2020-10-31T15:30:00Z");

    private final LineTally tally = new LineTally();

    @Test
    void countsALineOnItsOwnDayInJapan() {
        add(tally, COMPANY, Entrance.TCP, RECEIVED, "2020-10-31T14:59:59Z");
        add(tally, COMPANY, Entrance.TCP, RECEIVED, "2020-10-31T15:00:00Z");
        assertThat(tally.days()).extracting(count -> count.key().day()).containsExactlyInAnyOrder(LocalDate.of(2020, 10, 31), LocalDate.of(2020, 11, 1));
        assertThat(tally.rows()).isEqualTo(2);
    }

    @Test
    void countsALineOfTheFutureOnTheDayItWasReceived() {
        add(tally, COMPANY, Entrance.TCP, RECEIVED, "2020-12-24T00:00:00Z");
        assertThat(tally.days()).singleElement().satisfies(count -> {
            assertThat(count.key().day()).isEqualTo(LocalDate.of(2020, 11, 1));
            assertThat(count.flagged()).isEqualTo(1);
            assertThat(count.last()).isEqualTo(RECEIVED);
        });
    }

    @Test
    void takesNoSignOfLifeFromAnImport() {
        add(tally, COMPANY, Entrance.IMPORT, RECEIVED, "2020-10-31T15:00:00Z");
        add(tally, COMPANY, Entrance.ADOPTION, RECEIVED, "2020-10-31T15:00:00Z");
        assertThat(tally.signs()).isEmpty();
        assertThat(tally.days()).singleElement().satisfies(count -> assertThat(count.lines()).isEqualTo(2));
    }

    @Test
    void addsWhatCameLaterAndLeavesThePartsAsTheyWere() {
        LineTally later = new LineTally();
        add(tally, COMPANY, Entrance.TCP, RECEIVED, "2020-10-31T15:10:00Z");
        add(later, COMPANY, Entrance.TCP, RECEIVED.plusSeconds(5), "2020-10-31T15:05:00Z");
        LineTally both = new LineTally();
        both.add(tally);
        both.add(later);
        assertThat(both.days()).singleElement().satisfies(count -> {
            assertThat(count.lines()).isEqualTo(2);
            assertThat(count.first()).isEqualTo("2020-10-31T15:05:00Z");
            assertThat(count.last()).isEqualTo("2020-10-31T15:10:00Z");
        });
        assertThat(both.signs()).singleElement().satisfies(sign -> {
            assertThat(sign.lines()).isEqualTo(2);
            assertThat(sign.first()).isEqualTo(RECEIVED);
            assertThat(sign.last()).isEqualTo(RECEIVED.plusSeconds(5));
            assertThat(sign.event()).isEqualTo("2020-10-31T15:05:00Z");
        });
        assertThat(tally.days()).singleElement().satisfies(count -> assertThat(count.lines()).isEqualTo(1));
        assertThat(later.days()).singleElement().satisfies(count -> assertThat(count.lines()).isEqualTo(1));
    }

    @Test
    void givesADeviceThatPassedToAnotherCompanyOneSignOfLifeHoweverOftenItIsAsked() {
        add(tally, COMPANY, Entrance.TCP, RECEIVED, "2020-10-31T15:10:00Z");
        add(tally, OTHER_COMPANY, Entrance.TCP, RECEIVED.plusSeconds(5), "2020-10-31T15:20:00Z");
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThat(tally.signs()).singleElement().satisfies(sign -> {
                assertThat(sign.company()).isEqualTo(OTHER_COMPANY);
                assertThat(sign.lines()).isEqualTo(2);
            });
        }
        assertThat(tally.companies()).containsExactlyInAnyOrder(COMPANY, OTHER_COMPANY);
    }

    @Test
    void takesTheCompanyOfTheLineThatCameLastForTheDevices() {
        add(tally, COMPANY, Entrance.TCP, RECEIVED, "2020-10-31T15:10:00Z");
        add(tally, OTHER_COMPANY, Entrance.TCP, RECEIVED.plusSeconds(5), "2020-10-31T15:20:00Z");
        add(tally, COMPANY, Entrance.TCP, RECEIVED.plusSeconds(9), "2020-10-31T15:11:00Z");
        assertThat(tally.signs()).singleElement().satisfies(sign -> {
            assertThat(sign.company()).isEqualTo(COMPANY);
            assertThat(sign.event()).isEqualTo("2020-10-31T15:11:00Z");
            assertThat(sign.first()).isEqualTo(RECEIVED);
        });
    }

    @Test
    void leavesOutTheLinesOfACompanyThatIsGone() {
        add(tally, COMPANY, Entrance.TCP, RECEIVED, "2020-10-31T15:10:00Z");
        add(tally, OTHER_COMPANY, Entrance.TCP, RECEIVED.plusSeconds(5), "2020-10-31T15:20:00Z");
        LineTally left = tally.of(Set.of(COMPANY));
        assertThat(left.companies()).containsExactly(COMPANY);
        assertThat(left.signs()).singleElement().satisfies(sign -> {
            assertThat(sign.company()).isEqualTo(COMPANY);
            assertThat(sign.lines()).isEqualTo(1);
        });
    }

    private static void add(LineTally tally, UUID company, Entrance entrance, Instant receivedAt, String time) {
        byte[] line = "eventtime=%d devname=\"F\" devid=\"FGT1\" type=\"traffic\" subtype=\"forward\" srcip=192.0.2.1 dstip=198.51.100.1"
                .formatted(Instant.parse(time).getEpochSecond()).getBytes(StandardCharsets.UTF_8);
        tally.add(company, DEVICE, EventReader.read(LineParser.parse(line), DeviceProfile.UNKNOWN, receivedAt),
                new ReceivedLine(entrance, receivedAt, null, null, null, false, line));
    }
}
