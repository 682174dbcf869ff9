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
    private static final int LINES = 100;
    private static final long MANY_MORE = 1_000_000;
    private static final Predicate<Reading> NONE = reading -> false;

    @Test
    void waitsWhereManyDevicesSayLittleAndAFullBatchIsWaiting() {
        assertThat(new Gathering(batch(0, LINES, NONE)).paysToWait(MANY_MORE)).isTrue();
    }

    @Test
    void commitsAtOnceWhatFewDevicesSay() {
        assertThat(new Gathering(batch(0, 5, NONE)).paysToWait(MANY_MORE)).isFalse();
    }

    @Test
    void commitsAtOnceWhereNoFullBatchIsWaiting() {
        Gathering gathering = new Gathering(batch(0, LINES, NONE));
        assertThat(gathering.paysToWait(LINES + BatchReader.MOST_LINES - 1)).isFalse();
        assertThat(gathering.paysToWait(LINES + BatchReader.MOST_LINES)).isTrue();
    }

    @Test
    void waitsForNoMoreThanFiveBatches() {
        Gathering gathering = new Gathering(batch(0, LINES, NONE));
        for (int more = 1; more < Gathering.MOST_BATCHES; more++) {
            assertThat(gathering.paysToWait(MANY_MORE)).isTrue();
            gathering.add(batch(more, LINES, NONE));
        }
        assertThat(gathering.paysToWait(MANY_MORE)).isFalse();
    }

    @Test
    void waitsForNoFurtherLinesWhereAsManyAreKeptAsABatchHas() {
        Batch kept = batch(0, BatchReader.MOST_LINES, reading -> true);
        assertThat(new Gathering(kept).paysToWait(MANY_MORE)).isFalse();
        Batch counted = batch(0, BatchReader.MOST_LINES, NONE);
        assertThat(new Gathering(counted).paysToWait(MANY_MORE)).isTrue();
    }

    @Test
    void refusesABatchThatDoesNotFollow() {
        Gathering gathering = new Gathering(batch(0, LINES, NONE));
        assertThatThrownBy(() -> gathering.add(batch(2, LINES, NONE))).hasMessageContaining("lines are missing between 100 and 200");
    }

    @Test
    void goesFromTheFirstBatchsBeginningToTheLastOnesEndWithAllThatTheyHold() {
        Gathering gathering = new Gathering(batch(0, LINES, reading -> true));
        gathering.add(batch(1, LINES, reading -> true));
        Batch both = gathering.batch();
        assertThat(both.previous()).isZero();
        assertThat(both.last()).isEqualTo(2 * LINES);
        assertThat(both.worked()).isEqualTo(Duration.ofMillis(2));
        assertThat(both.digest().lines()).isEqualTo(2 * LINES);
        assertThat(both.digest().tally().rows()).isEqualTo(LINES);
        assertThat(both.digest().wanted()).extracting(line -> line.sequence())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 2 * LINES).mapToObj(Long::valueOf).toList());
    }

    /// As many lines as always, in turns of so many devices.
    private static Batch batch(int number, int devices, Predicate<Reading> wants) {
        int lines = Math.max(LINES, devices);
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
