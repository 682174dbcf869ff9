package dev.banso.intake.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banso.company.Attribution;
import dev.banso.events.DeviceProfile;
import dev.banso.events.EventReader;
import dev.banso.events.LineParser;
import dev.banso.events.ParsedLine;
import dev.banso.events.Reading;
import dev.banso.intake.inbox.Entrance;
import dev.banso.intake.inbox.ReceivedLine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// When batches share a transaction.
class GatheringTest {
    private static final Instant RECEIVED = Instant.parse("2020-10-31T15:30:00Z");
    private static final int MANY = 1_000;
    private static final Predicate<Reading> NONE = reading -> false;

    @Test
    void waitsWhereManyDevicesSayLittle() {
        assertThat(new Gathering(batch(0, MANY, NONE)).paysToWait()).isTrue();
    }

    @Test
    void commitsAtOnceWhatFewDevicesSay() {
        assertThat(new Gathering(batch(0, 499, NONE)).paysToWait()).isFalse();
    }

    @Test
    void commitsAtOnceWhatManyDevicesSayMuch() {
        Gathering gathering = new Gathering(batch(0, 500, 9_999, NONE));
        assertThat(gathering.paysToWait()).isTrue();
        assertThat(new Gathering(batch(0, 500, 10_000, NONE)).paysToWait()).isFalse();
    }

    @Test
    void waitsForNoMoreThanEightBatches() {
        Gathering gathering = new Gathering(batch(0, MANY, NONE));
        for (int more = 1; more < Gathering.MOST_BATCHES; more++) {
            assertThat(gathering.paysToWait()).isTrue();
            gathering.add(batch(more, MANY, NONE));
        }
        assertThat(gathering.paysToWait()).isFalse();
    }

    @Test
    void waitsForNoFurtherLinesWhereAsManyAreKeptAsABatchHas() {
        Batch kept = batch(0, BatchReader.MOST_LINES, reading -> true);
        assertThat(new Gathering(kept).paysToWait()).isFalse();
        Batch counted = batch(0, BatchReader.MOST_LINES, NONE);
        assertThat(new Gathering(counted).paysToWait()).isTrue();
    }

    @Test
    void refusesABatchThatDoesNotFollow() {
        Gathering gathering = new Gathering(batch(0, MANY, NONE));
        assertThatThrownBy(() -> gathering.add(batch(2, MANY, NONE))).hasMessageContaining("lines are missing between 1000 and 2000");
    }

    @Test
    void goesFromTheFirstBatchsBeginningToTheLastOnesEndWithAllThatTheyHold() {
        Gathering gathering = new Gathering(batch(0, MANY, reading -> true));
        gathering.add(batch(1, MANY, reading -> true));
        Batch both = gathering.batch();
        assertThat(both.previous()).isZero();
        assertThat(both.last()).isEqualTo(2 * MANY);
        assertThat(both.worked()).isEqualTo(Duration.ofMillis(2));
        assertThat(both.digest().lines()).isEqualTo(2 * MANY);
        assertThat(both.digest().tally().rows()).isEqualTo(MANY);
        assertThat(both.digest().wanted()).extracting(line -> line.sequence())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 2 * MANY).mapToObj(Long::valueOf).toList());
    }

    /// One line of each device.
    private static Batch batch(int number, int devices, Predicate<Reading> wants) {
        return batch(number, devices, devices, wants);
    }

    private static Batch batch(int number, int devices, int lines, Predicate<Reading> wants) {
        long previous = (long) number * lines;
        BatchDigest digest = BatchDigest.of(IntStream.rangeClosed(1, lines).mapToObj(line -> line(previous + line, line % devices)).toList(), wants);
        return new Batch(previous, previous + lines, List.of(), digest, Duration.ofMillis(1));
    }

    private static ReadLine line(long sequence, int device) {
        byte[] line = "eventtime=1604158200 devid=\"FGT%d\" type=\"traffic\"".formatted(device).getBytes(StandardCharsets.UTF_8);
        ParsedLine parsed = LineParser.parse(line);
        ReceivedLine received = new ReceivedLine(Entrance.TCP, RECEIVED, null, null, null, false, line);
        return ReadLine.of(sequence, received, "tcp", parsed.claim(), EventReader.read(parsed, DeviceProfile.UNKNOWN, RECEIVED),
                new Attribution.Attributed(new UUID(1, device), new UUID(2, device), DeviceProfile.UNKNOWN));
    }
}
