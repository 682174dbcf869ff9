package dev.banso.intake.kafka;

import dev.banso.intake.log.LogPartition;
import dev.banso.intake.log.LogReader;
import dev.banso.intake.log.LogRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One partition of the topic. Its sequences are Kafka's offsets, counted from one behind the topic's beginning.
final class KafkaPartition implements LogPartition {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaPartition.class);
    private static final int MOST_RECORDS = 20_000;

    private final LinesTopic topic;
    private final TopicPartition partition;
    private final long beginning;
    private volatile long end;
    private final WorkedOff workedOff;

    KafkaPartition(LinesTopic topic, int partition) {
        this.topic = topic;
        this.partition = new TopicPartition(LinesTopic.NAME, partition);
        this.beginning = topic.beginning(number(partition));
        this.end = beginning;
        this.workedOff = new WorkedOff(topic.keep(), System.nanoTime());
    }

    /// The number of Kafka's partition among all: 0 is the journal.
    static int number(int kafkaPartition) {
        return kafkaPartition + 1;
    }

    @Override
    public int number() {
        return number(partition.partition());
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public LogReader read(long fromSequence) {
        return new Reader(Math.max(0, fromSequence - beginning - 1));
    }

    /// Kafka never gives an offset twice; a topic that was made anew is noticed by its reader.
    @Override
    public void continueAfter(long sequence) {
        end = Math.max(end, sequence);
    }

    @Override
    public synchronized void acknowledge(long sequence) {
        workedOff.upTo(sequence, System.nanoTime()).ifPresent(this::forget);
    }

    @Override
    public void forget(long sequence) {
        try {
            topic.deleteBefore(partition.partition(), sequence - beginning);
        } catch (RuntimeException unreachable) {
            LOG.warn("Lines that are worked off stay in Kafka for now: {}", unreachable.getMessage());
        }
    }

    @Override
    public long seal() {
        return topic.ends().getOrDefault(number(), end);
    }

    /// A consumer of its own, which belongs to no group: who may read is decided before.
    private final class Reader implements LogReader {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final ArrayDeque<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();

        private Reader(long offset) {
            consumer = new KafkaConsumer<>(topic.client(Map.of(
                    "auto.offset.reset", "none",
                    "enable.auto.commit", false,
                    "max.poll.records", MOST_RECORDS,
                    "max.partition.fetch.bytes", 8 << 20,
                    "fetch.max.bytes", 8 << 20,
                    "client.id", "banso-partition-" + partition.partition())), new ByteArrayDeserializer(), new ByteArrayDeserializer());
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
        }

        @Override
        public List<LogRecord> nextBatch(int mostRecords, long mostBytes, Duration wait) {
            if (fetched.isEmpty()) {
                poll(wait);
            }
            List<LogRecord> batch = new ArrayList<>();
            long bytes = 0;
            while (!fetched.isEmpty() && batch.size() < mostRecords && bytes < mostBytes) {
                ConsumerRecord<byte[], byte[]> record = fetched.removeFirst();
                batch.add(new LogRecord(beginning + record.offset() + 1, record.value()));
                bytes += record.value().length;
            }
            return batch;
        }

        private void poll(Duration wait) {
            try {
                consumer.poll(wait).records(partition).forEach(fetched::add);
            } catch (OffsetOutOfRangeException gone) {
                goOn(gone.offsetOutOfRangePartitions().getOrDefault(partition, 0L));
            }
            consumer.currentLag(partition).ifPresent(lag -> end = Math.max(end, beginning + consumer.position(partition) + lag));
        }

        /// Lines that somebody deleted before they were worked off are lost, and said to be; a topic that begins anew would
        /// give sequences twice.
        private void goOn(long wanted) {
            long first = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
            if (wanted > first) {
                throw new IllegalStateException("partition " + partition.partition() + " of the topic " + LinesTopic.NAME + " ends before line "
                        + wanted + ", which is worked off already: the topic was deleted or is another installation's; with a topic made anew, restore a backup with --topic new");
            }
            LOG.error("{} lines of partition {} were deleted from Kafka before they were worked off", first - wanted, partition.partition());
            consumer.seek(partition, first);
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
