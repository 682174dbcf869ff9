package dev.banso.intake.kafka;

import dev.banso.intake.log.LogPartition;
import dev.banso.intake.log.Sequences;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.intake.pipeline.Pipelines;
import dev.banso.lake.Lake;
import dev.banso.operation.Ending;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A partition that this process works off, from when it is given to it until it is taken away. It begins when its lake is
/// free, which a process that is only slow to stop may hold for a while.
final class OwnedPartition {
    private static final Logger LOG = LoggerFactory.getLogger(OwnedPartition.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final LogPartition partition;
    private final Supplier<Lake> lakes;
    private final Pipelines pipelines;
    private final Thread opening;
    private volatile boolean wanted = true;
    private @Nullable Lake lake;
    private @Nullable Pipeline pipeline;

    OwnedPartition(LogPartition partition, Supplier<Lake> lakes, Pipelines pipelines) {
        this.partition = partition;
        this.lakes = lakes;
        this.pipelines = pipelines;
        this.opening = Thread.ofPlatform().daemon().name("partition-" + partition.number()).start(this::begin);
    }

    private void begin() {
        String said = "";
        while (wanted) {
            try {
                open();
                return;
            } catch (RuntimeException busy) {
                close();
                String problem = String.valueOf(busy.getMessage());
                if (!problem.equals(said)) {
                    LOG.warn("Partition {} cannot be taken over yet; it is tried again: {}", partition.number(), problem);
                }
                said = problem;
                pause();
            }
        }
    }

    private synchronized void open() {
        if (wanted) {
            lake = lakes.get();
            pipeline = pipelines.open(partition, lake);
            pipeline.start();
            LOG.info("Partition {} is worked off here behind its line {}", partition.number(), Sequences.place(pipeline.state().processed()));
        }
    }

    private void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException stopped) {
            wanted = false;
        }
    }

    /// Ends the work on it; what is not committed comes again, wherever it is taken up next.
    void giveUp() {
        wanted = false;
        opening.interrupt();
        Ending.await(opening, LONGEST_STOP);
        close();
    }

    private synchronized void close() {
        if (pipeline != null) {
            pipelines.close(pipeline);
            pipeline.stop();
            pipeline = null;
        }
        if (lake != null) {
            lake.close();
            lake = null;
        }
    }
}
