package dev.banso.intake.kafka;

import dev.banso.intake.pipeline.Pipelines;
import dev.banso.lake.Lake;
import dev.banso.operation.Ending;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// This process among the workers: Kafka's consumer group shares the partitions out, and takes those of a worker that does
/// not answer for ten seconds away from it. The group only says who works; each partition is read by a consumer of its own,
/// and how far it is stands in the database.
final class Membership implements SmartLifecycle, ConsumerRebalanceListener {
    static final String GROUP = "banso-workers";

    private static final Logger LOG = LoggerFactory.getLogger(Membership.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

    private final LinesTopic topic;
    private final IntFunction<Lake> lakes;
    private final Pipelines pipelines;
    private final Map<Integer, OwnedPartition> owned = new HashMap<>();
    private volatile boolean running;
    private Thread thread = Thread.currentThread();

    /// @param lakes opens the lake of one of Kafka's partitions
    Membership(LinesTopic topic, IntFunction<Lake> lakes, Pipelines pipelines) {
        this.topic = topic;
        this.lakes = lakes;
        this.pipelines = pipelines;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("kafka-membership").start(this::belong);
    }

    private void belong() {
        String said = "";
        while (running) {
            try {
                topic.make();
                pipelines.kept(null);
                takePart();
            } catch (RuntimeException failed) {
                String problem = KafkaProblem.explain(failed, topic.servers());
                pipelines.kept(problem);
                if (!problem.equals(said)) {
                    LOG.error("No lines are worked off here: {}. It is tried again all the time", problem);
                }
                said = problem;
                pause();
            } finally {
                giveUp(List.copyOf(owned.keySet()));
            }
        }
    }

    private void takePart() {
        try (KafkaConsumer<byte[], byte[]> member = new KafkaConsumer<>(topic.client(Map.of(
                "group.id", GROUP,
                "partition.assignment.strategy", CooperativeStickyAssignor.class.getName(),
                "session.timeout.ms", 10_000,
                "heartbeat.interval.ms", 3_000,
                "max.poll.interval.ms", 300_000,
                "auto.offset.reset", "latest",
                "enable.auto.commit", false)), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            member.subscribe(List.of(LinesTopic.NAME), this);
            while (running) {
                // It fetches nothing: it only stays a member.
                member.pause(member.assignment());
                member.poll(LOOK);
            }
            member.unsubscribe();
        }
    }

    private void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException stopped) {
            running = false;
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        partitions.forEach(one -> owned.computeIfAbsent(one.partition(), number ->
                new OwnedPartition(new KafkaPartition(topic, number), () -> lakes.apply(number), pipelines)));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        giveUp(partitions.stream().map(TopicPartition::partition).toList());
    }

    private void giveUp(Collection<Integer> partitions) {
        List<Thread> ending = new ArrayList<>();
        for (Integer number : partitions) {
            OwnedPartition one = owned.remove(number);
            if (one != null) {
                ending.add(Thread.ofPlatform().name("give-up-" + number).start(one::giveUp));
            }
        }
        ending.forEach(one -> Ending.await(one, LONGEST_STOP));
    }

    @Override
    public void stop() {
        running = false;
        Ending.await(thread, LONGEST_STOP);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// With the pipeline of the journal.
    @Override
    public int getPhase() {
        return 0;
    }
}
