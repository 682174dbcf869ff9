package dev.banso.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TogetherTest {
    @Test
    void whatIsCountedIsAddedUpAndMayBeAMatterOnlyTogether() {
        Bounds bounds = Bounds.above(5, 10);
        assertThat(Together.findings(Stream.of(Finding.of("waiting", 4, Unit.COUNT, bounds), Finding.of("waiting", 3, Unit.COUNT, bounds))))
                .containsExactly(Finding.of("waiting", 7, Unit.COUNT, bounds)).first().returns(Condition.WATCH, Finding::condition);
    }

    @Test
    void ofEverythingElseTheWorstIsShownWithTheProcessThatSaysIt() {
        Finding stuck = Finding.must("processing", false, "disk full").saidBy("b:8081");
        assertThat(Together.findings(Stream.of(Finding.must("processing", true, null), stuck, Finding.must("processing", true, null))))
                .containsExactly(stuck).first().returns("b:8081: disk full", Finding::cause);
        Bounds seconds = Bounds.above(5, 60);
        assertThat(Together.findings(Stream.of(Finding.of("fresh", 1, Unit.SECONDS, seconds), Finding.of("fresh", 3, Unit.SECONDS, seconds))))
                .first().returns(3.0, Finding::value);
        Bounds room = Bounds.below(20, 10);
        assertThat(Together.findings(Stream.of(Finding.of("room", 30, Unit.BYTES, room), Finding.of("room", 25, Unit.BYTES, room))))
                .first().returns(25.0, Finding::value);
    }

    @Test
    void aQueueIsBoundedWhereEveryProcessBoundsIt() {
        assertThat(Together.queues(Stream.of(new Queue("batches", 1, 3L), new Queue("batches", 2, 9L), Queue.unbounded("lines", 5), Queue.unbounded("lines", 7))))
                .containsExactly(new Queue("batches", 3, 12L), Queue.unbounded("lines", 12));
    }

    @Test
    void aStageIsAsSlowAsTheSlowestProcess() {
        assertThat(Together.stages(Stream.of(timing(2, 1.5), timing(3, 0.5)))).containsExactly(new StageTimers.Timing(Stage.COMMIT, 5, 2.0, 1.5, 1.5, 1.5));
    }

    private static StageTimers.Timing timing(long count, double seconds) {
        return new StageTimers.Timing(Stage.COMMIT, count, 1.0, seconds, seconds, seconds);
    }
}
