package dev.banso.intake.kafka;

import dev.banso.intake.log.LogEnds;
import dev.banso.intake.log.Sequences;
import dev.banso.problem.CannotStart;
import dev.banso.settings.Settings;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/// The topic that received lines go through. It is made at the first start, unless somebody has made it before with another
/// number of partitions. Kafka keeps nothing for us beyond the lines themselves: how far they are worked off stands in the
/// database, and what is worked off is deleted, at once or as long afterwards as the settings say.
final class LinesTopic implements LogEnds, AutoCloseable {
    static final String NAME = "banso-lines";

    private static final int PARTITIONS = 12;
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    /// Lines end when they are worked off, not by their age; a closed file can be deleted soon.
    private static final Map<String, String> SETTINGS = Map.of("retention.ms", "-1", "segment.ms", "600000", "segment.bytes", "268435456");

    private final Settings.Kafka kafka;
    private final IntToLongFunction skipped;
    private final Map<String, Object> further;
    private @Nullable Admin admin;

    /// @param skipped how many places of a partition, by its number, lie before the topic's beginning
    LinesTopic(Settings.Kafka kafka, IntToLongFunction skipped) {
        this.kafka = kafka;
        this.skipped = skipped;
        this.further = further(kafka);
    }

    private static Map<String, Object> further(Settings.Kafka kafka) {
        Properties properties = new Properties();
        if (kafka.further() != null) {
            try (Reader file = Files.newBufferedReader(kafka.further(), StandardCharsets.UTF_8)) {
                properties.load(file);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("--kafka-settings " + kafka.further() + " cannot be read", unreadable);
            }
        }
        Map<String, Object> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }

    /// The brokers, for messages.
    String servers() {
        return kafka.servers();
    }

    /// The place before the topic's first record of a partition.
    long beginning(int number) {
        return Sequences.beginning(number) + skipped.applyAsLong(number);
    }

    /// How long lines stay after they were worked off.
    Duration keep() {
        return kafka.keep();
    }

    /// The settings of a client of that kind.
    Map<String, Object> client(Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(own);
        settings.put("bootstrap.servers", kafka.servers());
        settings.putAll(further);
        return settings;
    }

    /// Makes the topic where it is missing.
    ///
    /// @return how many partitions it has
    /// @throws RuntimeException where no broker answers
    int make() {
        try {
            return partitions();
        } catch (KafkaException missing) {
            if (!(missing.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw missing;
            }
        }
        try {
            ask(client -> client.createTopics(List.of(new NewTopic(NAME, Optional.of(PARTITIONS), Optional.empty()).configs(SETTINGS))).all());
        } catch (KafkaException made) {
            // Another process was first.
            if (!(made.getCause() instanceof TopicExistsException)) {
                throw made;
            }
        }
        return partitions();
    }

    private int partitions() {
        return Objects.requireNonNull(ask(client -> Objects.requireNonNull(client.describeTopics(List.of(NAME)).topicNameValues().get(NAME))))
                .partitions().size();
    }

    @Override
    public Map<Integer, Long> ends() {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (int partition = 0; partition < partitions(); partition++) {
            wanted.put(new TopicPartition(NAME, partition), OffsetSpec.latest());
        }
        Map<Integer, Long> ends = new TreeMap<>();
        Objects.requireNonNull(ask(client -> client.listOffsets(wanted).all())).forEach((partition, end) -> {
            int number = KafkaPartition.number(partition.partition());
            ends.put(number, beginning(number) + end.offset());
        });
        return ends;
    }

    /// Whether the client can be made at all; no broker is asked.
    ///
    /// @throws CannotStart where its settings do not suit it, which no waiting mends
    LinesTopic check() {
        try {
            admin();
        } catch (KafkaException unsuitable) {
            String problem = KafkaProblem.explain(unsuitable, servers());
            // A name may be found later, when the brokers have started.
            if (!problem.contains("can be found")) {
                throw new CannotStart(kafka.further() == null ? problem : problem + " (" + kafka.further() + ")", unsuitable);
            }
        }
        return this;
    }

    /// Lets go of records that are worked off.
    void deleteBefore(int partition, long offset) {
        ask(client -> client.deleteRecords(Map.of(new TopicPartition(NAME, partition), RecordsToDelete.beforeOffset(Math.max(0, offset)))).all());
    }

    /// @throws KafkaException where no answer comes, or another one than was hoped for, which is its cause
    private <T extends @Nullable Object> T ask(Function<Admin, KafkaFuture<T>> question) {
        try {
            return question.apply(admin()).get(LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            throw new KafkaException(String.valueOf(refused.getCause()), refused.getCause());
        } catch (TimeoutException silent) {
            throw new KafkaException("no broker at " + servers() + " answers", silent);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped", stopped);
        }
    }

    private synchronized Admin admin() {
        Admin known = admin;
        if (known == null) {
            known = Admin.create(client(Map.of("default.api.timeout.ms", 10_000, "request.timeout.ms", 5_000)));
            admin = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
