package dev.banso.intake.kafka;

import dev.banso.intake.log.IntakeLog;
import dev.banso.intake.log.LogRefused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts lines into the topic. A line is durable when all replicas in sync have it. What was taken waits in memory until a
/// broker takes it, however long that lasts, and arrives once; while that lasts no further lines are taken.
final class KafkaLog implements IntakeLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaLog.class);
    private static final long MOST_BYTES = 32L << 20;
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);
    private static final long LOOK_MILLISECONDS = 100;
    private static final long RETRY_MILLISECONDS = 1_000;

    private final LinesTopic topic;
    private final Thread sending;
    private final LinkedBlockingDeque<Leaving> leaving = new LinkedBlockingDeque<>();
    private final TreeMap<Long, Waiting> waiting = new TreeMap<>();
    private final TreeMap<Long, CompletableFuture<Void>> promised = new TreeMap<>();
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private String unreachable;
    /// Why a line was refused of late; null once one was taken again.
    private volatile @Nullable String refusal;
    private long waitingBytes;
    private long lastTicket;
    private boolean closed;

    /// A record on its way to the brokers.
    private record Waiting(long sinceNanos, int bytes) {}

    /// A record that is still to be handed to the client.
    private record Leaving(long ticket, ProducerRecord<byte[], byte[]> record) {}

    KafkaLog(LinesTopic topic) {
        this.topic = topic;
        this.unreachable = "Kafka at " + topic.servers() + " was not reached yet";
        this.sending = Thread.ofPlatform().daemon().name("kafka-send").start(this::work);
    }

    /// Nothing is taken before the topic is there; who starts the brokers later need not start Banso again.
    private void work() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                int partitions = topic.make();
                KafkaProducer<byte[], byte[]> made = producer();
                synchronized (this) {
                    producer = made;
                    notifyAll();
                }
                LOG.info("Kafka: topic {} at {}, {} partitions", LinesTopic.NAME, topic.servers(), partitions);
                sendAll(made);
            } catch (InterruptedException | InterruptException stopped) {
                return;
            } catch (RuntimeException failed) {
                say(KafkaProblem.explain(failed, topic.servers()) + ". It is tried again all the time, and no lines are taken until then");
                pause();
            }
        }
    }

    private synchronized void say(String problem) {
        if (!problem.equals(unreachable)) {
            LOG.error("{}", problem);
        }
        unreachable = problem;
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(topic.client(Map.of(
                "acks", "all",
                "enable.idempotence", true,
                "delivery.timeout.ms", Integer.MAX_VALUE,
                "request.timeout.ms", 5_000,
                "max.block.ms", 2_000,
                "linger.ms", 20,
                "batch.size", 256 << 10,
                "buffer.memory", 3 * MOST_BYTES,
                "compression.type", "zstd",
                "client.id", "banso-collector")), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public long append(byte[] record, Supplier<String> key) throws InterruptedException {
        ProducerRecord<byte[], byte[]> made = new ProducerRecord<>(LinesTopic.NAME, key.get().getBytes(StandardCharsets.UTF_8), record);
        synchronized (this) {
            awaitRoom(record.length);
            long ticket = ++lastTicket;
            waiting.put(ticket, new Waiting(System.nanoTime(), record.length));
            waitingBytes += record.length;
            leaving.addLast(new Leaving(ticket, made));
            return ticket;
        }
    }

    private void awaitRoom(int bytes) throws InterruptedException {
        while (true) {
            if (closed) {
                throw new LogRefused("this process stops", true);
            }
            String problem = problem();
            if (problem != null) {
                throw new LogRefused(problem, false);
            }
            if (waitingBytes + bytes <= MOST_BYTES) {
                return;
            }
            wait(LOOK_MILLISECONDS);
        }
    }

    /// Sends one record after the other. One that cannot leave, because no broker says where to, holds up those behind it, so
    /// that the order stays.
    private void sendAll(KafkaProducer<byte[], byte[]> ready) throws InterruptedException {
        while (true) {
            Leaving next = leaving.takeFirst();
            if (refusal != null) {
                Thread.sleep(RETRY_MILLISECONDS);
            }
            while (ready.send(next.record(), (place, failed) -> answered(next, failed)).state() == Future.State.FAILED) {
                Thread.sleep(RETRY_MILLISECONDS);
            }
        }
    }

    private void answered(Leaving sent, @Nullable Exception failed) {
        if (failed == null) {
            arrived(sent.ticket());
            return;
        }
        String problem = KafkaProblem.explain(failed, topic.servers());
        if (!problem.equals(refusal)) {
            LOG.warn("A line was refused and is sent again: {}", problem);
        }
        refusal = problem;
        if (Thread.currentThread() != sending) {
            leaving.addFirst(sent);
        }
    }

    private synchronized void arrived(long ticket) {
        refusal = null;
        Waiting done = waiting.remove(ticket);
        waitingBytes -= done == null ? 0 : done.bytes();
        long durable = durable();
        while (!promised.isEmpty() && promised.firstKey() <= durable) {
            promised.pollFirstEntry().getValue().complete(null);
        }
        notifyAll();
    }

    @Override
    public synchronized long durable() {
        return waiting.isEmpty() ? lastTicket : waiting.firstKey() - 1;
    }

    @Override
    public synchronized CompletableFuture<Void> whenDurable(long ticket) {
        if (ticket <= durable()) {
            return CompletableFuture.completedFuture(null);
        }
        return closed ? CompletableFuture.failedFuture(new LogRefused("this process stops", true))
                : promised.computeIfAbsent(ticket, unasked -> new CompletableFuture<>());
    }

    @Override
    public synchronized boolean awaitOpen(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!closed && problem() != null && System.nanoTime() < deadline) {
            wait(LOOK_MILLISECONDS);
        }
        return !closed && problem() == null;
    }

    @Override
    public synchronized @Nullable String problem() {
        if (producer == null) {
            return unreachable;
        }
        if (waiting.isEmpty()) {
            return null;
        }
        Duration silence = Duration.ofNanos(System.nanoTime() - waiting.firstEntry().getValue().sinceNanos());
        if (silence.compareTo(LONGEST_SILENCE) < 0) {
            return null;
        }
        String refused = refusal;
        return refused != null ? refused
                : "Kafka at " + topic.servers() + " has confirmed no line for " + silence.toSeconds() + " s; it goes on by itself when it answers";
    }

    /// Brokers keep the lines, not this machine.
    @Override
    public long bytes() {
        return 0;
    }

    /// What was taken leaves first, as far as brokers answer.
    private void awaitLeft() {
        long deadline = System.nanoTime() + LONGEST_SILENCE.toNanos();
        while (!leaving.isEmpty() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(LOOK_MILLISECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        KafkaProducer<byte[], byte[]> open;
        synchronized (this) {
            closed = true;
            open = producer;
            notifyAll();
        }
        if (open != null) {
            awaitLeft();
            open.close(LONGEST_SILENCE);
        }
        sending.interrupt();
        synchronized (this) {
            promised.values().forEach(promise -> promise.completeExceptionally(new LogRefused("this process stops", true)));
        }
    }
}
