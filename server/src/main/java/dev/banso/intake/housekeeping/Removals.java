package dev.banso.intake.housekeeping;

import dev.banso.database.Scope;
import dev.banso.intake.log.Sequences;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.intake.pipeline.Pipelines;
import dev.banso.lake.ErasureProof;
import dev.banso.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Orders to remove a company's lines, one for each partition of the log. Whoever works a partition off carries its order
/// out, at whatever time; the order waits for that.
@Component
@Lazy(false)
class Removals {
    private static final Logger LOG = LoggerFactory.getLogger(Removals.class);
    private static final Scope SCOPE = Scope.system("removals");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final long LOOK_MILLISECONDS = 200;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Pipelines pipelines;
    private final Clock clock;
    private final boolean shared;

    Removals(JdbcClient jdbc, PlatformTransactionManager manager, Pipelines pipelines, Clock clock, Settings settings) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(manager);
        this.pipelines = pipelines;
        this.clock = clock;
        this.shared = settings.kafka() != null;
    }

    /// @param senders of quarantined lines, which go too
    /// @param upTo lines up to here may still be on their way
    private record Order(UUID id, UUID company, List<String> senders, long upTo) {}

    /// Orders that a company's lines be removed everywhere, anew where that was ordered before.
    ///
    /// @param senders of quarantined lines that are the company's
    /// @param ends of every partition: lines up to there may still be on their way
    void order(UUID company, List<String> senders, Map<Integer, Long> ends) {
        transaction.executeWithoutResult(status -> {
            delete(company);
            ends.forEach((partition, end) -> insert(company, senders, partition, end));
        });
    }

    private void insert(UUID company, List<String> senders, int partition, long end) {
        jdbc.sql("""
                insert into line_removal (partition, company_id, senders, up_to, ordered_at)
                values (:partition, :company, :senders, :upTo, :now)""")
                .param("partition", partition)
                .param("company", company)
                .param("senders", senders.toArray(String[]::new))
                .param("upTo", end)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Waits until every partition's order is carried out.
    ///
    /// @throws IllegalStateException where that takes longer
    void await(UUID company, Duration longest) {
        carryOut();
        long deadline = System.nanoTime() + longest.toNanos();
        List<Integer> open = open(company);
        while (!open.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("lines of the company are still in partitions " + open
                        + " of the log, which nobody works off or whose lines are still waiting");
            }
            pause();
            open = open(company);
        }
        transaction.executeWithoutResult(status -> delete(company));
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the process stops", stopped);
        }
    }

    private List<Integer> open(UUID company) {
        return read(() -> jdbc.sql("select partition from line_removal where company_id = :company and done_at is null order by partition")
                .param("company", company).query((row, number) -> row.getInt("partition")).list());
    }

    private void delete(UUID company) {
        jdbc.sql("delete from line_removal where company_id = :company").param("company", company).update();
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
                    LOG.error("Lines of company {} could not be removed from partition {}; it is tried again",
                            order.company(), pipeline.partition().number(), failed);
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
        long processed = pipeline.state().processed();
        pipeline.partition().forget(order.upTo());
        if (!order.senders().isEmpty()) {
            pipeline.lake().compact(processed);
            order.senders().forEach(sender -> pipeline.lake().removeQuarantine(sender, processed));
        }
        pipeline.lake().erase(order.company());
        ErasureProof proof = pipeline.lake().verifyErased(order.company());
        if (!proof.isErased()) {
            throw new IllegalStateException("lines of the company remain in " + proof.remaining());
        }
        transaction.executeWithoutResult(status -> jdbc.sql("update line_removal set done_at = :now where id = :id")
                .param("id", order.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update());
    }
}
