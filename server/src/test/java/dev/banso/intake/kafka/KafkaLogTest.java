package dev.banso.intake.kafka;

import dev.banso.RunningKafka;
import dev.banso.intake.log.IntakeLog;
import dev.banso.intake.log.IntakeLogContract;
import dev.banso.intake.log.LogPartition;
import dev.banso.intake.log.LogRecord;
import dev.banso.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The contract, kept by a real broker, which is killed where a journal's disk would be full.
class KafkaLogTest extends IntakeLogContract {
    private static final int PARTITIONS = 3;

    @Override
    protected Running open() throws Exception {
        RunningKafka broker = RunningKafka.shared();
        broker.makeTopic(LinesTopic.NAME, PARTITIONS);
        return new OnBroker(broker);
    }

    private static final class OnBroker implements Running {
        private final RunningKafka broker;
        private final LinesTopic topic;
        private final KafkaLog log;
        private final List<KafkaPartition> partitions;

        private OnBroker(RunningKafka broker) throws InterruptedException {
            this.broker = broker;
            this.topic = new LinesTopic(new Settings.Kafka(broker.servers(), null, Duration.ZERO), none -> 0);
            this.log = new KafkaLog(topic);
            this.partitions = IntStream.range(0, PARTITIONS).mapToObj(number -> new KafkaPartition(topic, number)).toList();
            log.awaitOpen(Duration.ofSeconds(20));
        }

        @Override
        public IntakeLog log() {
            return log;
        }

        @Override
        public List<? extends LogPartition> partitions() {
            return partitions;
        }

        /// What is durable is with the broker; the process that wrote it takes no part in what follows.
        @Override
        public Running killedAndStartedAgain() throws Exception {
            return new OnBroker(broker);
        }

        @Override
        public void makeUnusable() throws Exception {
            broker.kill();
        }

        @Override
        public Map<Integer, List<LogRecord>> makeUsable() throws Exception {
            broker.start();
            return Map.of();
        }

        @Override
        public void stop() {
            log.close();
        }

        @Override
        public void close() {
            log.close();
            topic.close();
        }
    }
}
