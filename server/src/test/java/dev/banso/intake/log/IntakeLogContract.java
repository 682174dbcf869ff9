package dev.banso.intake.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What everything behind it may rely on, whichever log there is.
public abstract class IntakeLogContract {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /// A log in use: its two sides, and what can happen to it.
    protected interface Running extends AutoCloseable {
        IntakeLog log();

        List<? extends LogPartition> partitions();

        /// The process ends without a word, and another one opens the same log.
        Running killedAndStartedAgain() throws Exception;

        /// From now on it soon takes nothing, as a full disk or a broker that is away would have it.
        void makeUnusable() throws Exception;

        /// @return what was worked off for that, by the number of its partition
        Map<Integer, List<LogRecord>> makeUsable() throws Exception;

        /// The process that writes stops.
        void stop() throws Exception;

        @Override
        void close() throws Exception;
    }

    protected abstract Running open() throws Exception;

    @Test
    void givesEveryDurableRecordOutOnceAlsoAfterAKill() throws Exception {
        try (Running first = open()) {
            write(first, "a", 0, 300);
            write(first, "b", 0, 300);
            Running second = first.killedAndStartedAgain();
            try (second) {
                write(second, "a", 300, 400);
                assertThat(read(second, Map.of(), 700)).containsExactlyInAnyOrderElementsOf(texts("a", 0, 400, "b", 0, 300));
            }
        }
    }

    @Test
    void keepsTheOrderOfEachKey() throws Exception {
        try (Running running = open()) {
            for (int number = 0; number < 200; number++) {
                for (String key : List.of("a", "b", "c")) {
                    append(running, key, number);
                }
            }
            running.log().whenDurable(append(running, "a", 200)).get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            List<String> all = read(running, Map.of(), 601);
            for (String key : List.of("a", "b", "c")) {
                assertThat(all.stream().filter(text -> text.startsWith(key)).toList()).isEqualTo(texts(key, 0, key.equals("a") ? 201 : 200));
            }
        }
    }

    @Test
    void givesEachRecordAPlaceOfItsOwnAndGoesOnBehindAnyPlace() throws Exception {
        try (Running running = open()) {
            write(running, "a", 0, 50);
            write(running, "b", 0, 50);
            Map<Integer, Long> half = new HashMap<>();
            List<Long> places = new ArrayList<>();
            List<String> before = new ArrayList<>();
            for (LogPartition partition : running.partitions()) {
                List<LogRecord> records = records(partition, 0, 50);
                records.forEach(record -> places.add(record.sequence()));
                List<LogRecord> some = records.subList(0, records.size() / 2);
                some.forEach(record -> before.add(text(record)));
                if (!some.isEmpty()) {
                    half.put(partition.number(), some.getLast().sequence());
                    partition.acknowledge(some.getLast().sequence());
                }
            }
            assertThat(places).hasSize(100).doesNotHaveDuplicates();
            List<String> whole = new ArrayList<>(before);
            whole.addAll(read(running, half, 100 - before.size()));
            assertThat(whole).containsExactlyInAnyOrderElementsOf(texts("a", 0, 50, "b", 0, 50));
        }
    }

    @Test
    void refusesWhereItCannotKeepAndTakesAgainByItself() throws Exception {
        try (Running running = open()) {
            int taken = 0;
            append(running, "a", taken++);
            running.makeUnusable();
            long deadline = System.nanoTime() + LONGEST.toNanos();
            LogRefused refused = null;
            while (refused == null && System.nanoTime() < deadline) {
                try {
                    append(running, "a", taken);
                    taken++;
                    Thread.sleep(2);
                } catch (LogRefused full) {
                    refused = full;
                }
            }
            assertThat(refused).isNotNull();
            assertThat(refused.isClosed()).isFalse();
            assertThat(running.log().problem()).isNotBlank();
            List<String> all = new ArrayList<>();
            Map<Integer, Long> behind = new HashMap<>();
            running.makeUsable().forEach((partition, records) -> records.forEach(record -> {
                all.add(text(record));
                behind.put(partition, record.sequence());
            }));
            for (int second = 0; second < LONGEST.toSeconds() && !running.log().awaitOpen(Duration.ofSeconds(1)); second++) {
                assertThat(running.log().problem()).isNotBlank();
            }
            running.log().whenDurable(append(running, "a", taken++)).get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            assertThat(running.log().problem()).isNull();
            all.addAll(read(running, behind, taken - all.size()));
            assertThat(all).isEqualTo(texts("a", 0, taken));
        }
    }

    @Test
    void takesNothingOnceItIsClosed() throws Exception {
        try (Running running = open()) {
            write(running, "a", 0, 1);
            running.stop();
            assertThatThrownBy(() -> append(running, "a", 1))
                    .isInstanceOfSatisfying(LogRefused.class, refused -> assertThat(refused.isClosed()).isTrue());
        }
    }

    private static void write(Running running, String key, int from, int to) throws Exception {
        long ticket = 0;
        for (int number = from; number < to; number++) {
            ticket = append(running, key, number);
        }
        running.log().whenDurable(ticket).get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        assertThat(running.log().durable()).isGreaterThanOrEqualTo(ticket);
    }

    private static long append(Running running, String key, int number) throws InterruptedException {
        return running.log().append((key + number).getBytes(StandardCharsets.UTF_8), () -> key);
    }

    /// So many records of all partitions, and no further one within a moment.
    private static List<String> read(Running running, Map<Integer, Long> behind, int count) throws Exception {
        List<String> found = new ArrayList<>();
        long deadline = System.nanoTime() + LONGEST.toNanos();
        Map<Integer, Long> places = new HashMap<>(behind);
        boolean more = true;
        while ((more || found.size() < count) && System.nanoTime() < deadline) {
            more = false;
            for (LogPartition partition : running.partitions()) {
                for (LogRecord record : records(partition, places.getOrDefault(partition.number(), -1L) + 1, 1_000)) {
                    places.put(partition.number(), record.sequence());
                    found.add(text(record));
                    more = true;
                }
            }
        }
        assertThat(found).hasSize(count);
        return found;
    }

    static List<LogRecord> records(LogPartition partition, long from, int most) throws InterruptedException {
        try (LogReader reader = partition.read(from)) {
            List<LogRecord> records = new ArrayList<>();
            List<LogRecord> next = reader.nextBatch(most, 1 << 20, Duration.ofMillis(300));
            while (!next.isEmpty()) {
                records.addAll(next);
                next = reader.nextBatch(most, 1 << 20, Duration.ofMillis(50));
            }
            return records;
        }
    }

    private static String text(LogRecord record) {
        return new String(record.payload(), StandardCharsets.UTF_8);
    }

    private static List<String> texts(String key, int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> key + number).toList();
    }

    private static List<String> texts(String one, int oneFrom, int oneTo, String other, int otherFrom, int otherTo) {
        List<String> both = new ArrayList<>(texts(one, oneFrom, oneTo));
        both.addAll(texts(other, otherFrom, otherTo));
        return both;
    }
}
