package dev.banso.intake.housekeeping;

import dev.banso.database.Scope;
import dev.banso.intake.Standstill;
import dev.banso.intake.log.Sequences;
import dev.banso.intake.pipeline.CommitTurns;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.intake.pipeline.Pipelines;
import dev.banso.lake.ErasureProof;
import dev.banso.lake.Lake;
import dev.banso.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Orders to remove lines, one for each partition of the log: all of a company's, or a sender's that were adopted out of
/// quarantine. Whoever works a partition off carries its order out, at whatever time; the order waits for that.
@Component
@Lazy(false)
public class Removals {
    private static final Logger LOG = LoggerFactory.getLogger(Removals.class);
    private static final Scope SCOPE = Scope.system("removals");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final long LOOK_MILLISECONDS = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CommitTurns turns;
    private final Pipelines pipelines;
    private final Clock clock;
    private final boolean shared;
    /// Held while orders are given, or while none may be.
    private final ReentrantLock orders = new ReentrantLock();

    Removals(JdbcClient jdbc, PlatformTransactionManager manager, CommitTurns turns, Pipelines pipelines, Clock clock, Settings settings) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(manager);
        this.turns = turns;
        this.pipelines = pipelines;
        this.clock = clock;
        this.shared = settings.kafka() != null;
    }

    /// @param company whose lines go; null where only those of the senders go
    /// @param senders of quarantined lines that go
    /// @param upTo of a company, lines up to here may still be on their way; of an adoption, lines up to here go
    private record Order(UUID id, @Nullable UUID company, List<String> senders, long upTo) {}

    /// Who gave an order, by the name of its column.
    private record Cause(String column, UUID id) {
        private static Cause erasure(UUID company) {
            return new Cause("company_id", company);
        }

        private static Cause adoption(UUID adoption) {
            return new Cause("adoption_id", adoption);
        }
    }

    /// Orders that a company's lines be removed everywhere, anew where that was ordered before, and waits until they are.
    ///
    /// @param senders of quarantined lines that are the company's
    /// @param ends of every partition: lines up to there may still be on their way
    /// @throws IllegalStateException where that takes too long
    void erase(UUID company, List<String> senders, Map<Integer, Long> ends, Duration longest) {
        carryOut(Cause.erasure(company), senders, ends, longest);
    }

    /// Orders that the quarantined lines which an adoption has taken be removed everywhere, and waits until they are.
    ///
    /// @param reach of every partition: lines up to there go
    /// @throws IllegalStateException where that takes too long
    public void adopted(UUID adoption, String sender, Map<Integer, Long> reach, Duration longest) {
        carryOut(Cause.adoption(adoption), List.of(sender), reach, longest);
    }

    private void carryOut(Cause cause, List<String> senders, Map<Integer, Long> upTo, Duration longest) {
        // A backup has either the lines or what became of them.
        try (Standstill backup = standStill(longest)) {
            turns.take(() -> {
                transaction.executeWithoutResult(status -> {
                    delete(cause);
                    upTo.forEach((partition, last) -> insert(cause, senders, partition, last));
                });
                return cause;
            });
        }
        await(cause, longest);
    }

    /// Keeps lines from being ordered to be removed until that is closed, by the same thread.
    ///
    /// @throws IllegalStateException where somebody else does for longer
    public Standstill standStill(Duration longest) {
        try {
            if (!orders.tryLock(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("a backup is being written; lines are removed after it");
            }
            return orders::unlock;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the process stops", stopped);
        }
    }

    private void insert(Cause cause, List<String> senders, int partition, long upTo) {
        jdbc.sql("""
                insert into line_removal (partition, %s, senders, up_to, ordered_at)
                values (:partition, :cause, :senders, :upTo, :now)""".formatted(cause.column()))
                .param("partition", partition)
                .param("cause", cause.id())
                .param("senders", senders.toArray(String[]::new))
                .param("upTo", upTo)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void await(Cause cause, Duration longest) {
        carryOut();
        long deadline = System.nanoTime() + longest.toNanos();
        List<Integer> open = open(cause);
        while (!open.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("lines are still to be removed from partitions " + open
                        + " of the log, which nobody works off or whose lines are still waiting");
            }
            pause();
            open = open(cause);
        }
        transaction.executeWithoutResult(status -> delete(cause));
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the process stops", stopped);
        }
    }

    private List<Integer> open(Cause cause) {
        return read(() -> jdbc.sql("select partition from line_removal where " + cause.column() + " = :cause and done_at is null order by partition")
                .param("cause", cause.id()).query((row, number) -> row.getInt("partition")).list());
    }

    private void delete(Cause cause) {
        jdbc.sql("delete from line_removal where " + cause.column() + " = :cause").param("cause", cause.id()).update();
    }

    /// Looks for orders of other processes.
    @Scheduled(fixedDelay = 2_000, initialDelay = 5_000)
    void look() {
        if (shared && !pipelines.all().isEmpty()) {
            SCOPE.run(this::carryOut);
        }
    }

    private synchronized void carryOut() {
        for (Pipeline pipeline : pipelines.all()) {
            for (Order order : orders(pipeline.partition().number())) {
                try {
                    carryOut(pipeline, order);
                } catch (RuntimeException failed) {
                    LOG.error("Lines of {} could not be removed from partition {}; it is tried again",
                            order.company() == null ? order.senders() : "company " + order.company(), pipeline.partition().number(), failed);
                }
            }
        }
    }

    private List<Order> orders(int partition) {
        return read(() -> jdbc.sql("select id, company_id, senders, up_to from line_removal where partition = :partition and done_at is null order by id")
                .param("partition", partition)
                .query((row, number) -> new Order(row.getObject("id", UUID.class), row.getObject("company_id", UUID.class),
                        List.of((String[]) row.getArray("senders").getArray()), row.getLong("up_to")))
                .list());
    }

    private <T> List<T> read(Supplier<List<T>> query) {
        return Objects.requireNonNull(transaction.execute(status -> query.get()));
    }

    private void carryOut(Pipeline pipeline, Order order) {
        if (!pipeline.awaitProcessed(Math.max(order.upTo(), Sequences.beginning(pipeline.partition().number())), LONGEST_WAIT)) {
            throw new IllegalStateException("lines are still on their way: " + pipeline.state().problem());
        }
        if (order.company() == null) {
            removeQuarantine(pipeline, order, order.upTo());
        } else {
            pipeline.partition().forget(order.upTo());
            removeQuarantine(pipeline, order, pipeline.state().processed());
            erase(pipeline.lake(), order.company());
        }
        transaction.executeWithoutResult(status -> jdbc.sql("update line_removal set done_at = :now where id = :id")
                .param("id", order.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update());
    }

    private static void removeQuarantine(Pipeline pipeline, Order order, long upTo) {
        if (!order.senders().isEmpty()) {
            pipeline.lake().compact(pipeline.state().processed());
            order.senders().forEach(sender -> pipeline.lake().removeQuarantine(sender, upTo));
        }
    }

    private static void erase(Lake lake, UUID company) {
        lake.erase(company);
        ErasureProof proof = lake.verifyErased(company);
        if (!proof.isErased()) {
            throw new IllegalStateException("lines of the company remain in " + proof.remaining());
        }
    }
}
