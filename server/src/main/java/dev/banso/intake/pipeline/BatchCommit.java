package dev.banso.intake.pipeline;

import dev.banso.company.Companies;
import dev.banso.intake.AttributedReading;
import dev.banso.intake.ReadingConsumer;
import dev.banso.intake.device.LineCounts;
import dev.banso.intake.log.Sequences;
import dev.banso.intake.passage.PassageProgress;
import dev.banso.intake.quarantine.QuarantineSummary;
import dev.banso.operation.Stage;
import dev.banso.operation.StageTimers;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The transaction of a batch, or of several that follow one another: everything their lines change, and the place in the log.
@Service
class BatchCommit {
    private final JdbcClient jdbc;
    private final Companies companies;
    private final Clock clock;
    private final List<ReadingConsumer> consumers;
    private final LineCounts counts;
    private final QuarantineSummary quarantine;
    private final PassageProgress passages;
    private final StageTimers timers;

    BatchCommit(JdbcClient jdbc, Companies companies, Clock clock, List<ReadingConsumer> consumers, LineCounts counts,
            QuarantineSummary quarantine, PassageProgress passages, StageTimers timers) {
        this.jdbc = jdbc;
        this.companies = companies;
        this.clock = clock;
        this.consumers = consumers;
        this.counts = counts;
        this.quarantine = quarantine;
        this.passages = passages;
        this.timers = timers;
    }

    /// How far a partition is.
    ///
    /// @param sequence the last place that is processed for good
    /// @param epoch grows with every claim; only the last claimant commits
    record Place(long sequence, long epoch) {}

    /// Takes a partition over: from now on whoever had it before commits nothing any more.
    @Transactional
    public Place claim(int partition, String holder) {
        jdbc.sql("""
                insert into intake_progress (partition, sequence, moved_at) values (:partition, :beginning, :now)
                    on conflict (partition) do nothing""")
                .param("partition", partition)
                .param("beginning", Sequences.beginning(partition))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("update intake_progress set epoch = epoch + 1, holder = :holder where partition = :partition returning sequence, epoch")
                .param("partition", partition)
                .param("holder", holder)
                .query(Place.class)
                .single();
    }

    /// Does all that the lines of a batch change, or nothing.
    @Transactional
    public void commit(int partition, long epoch, Batch batch) {
        long begun = System.nanoTime();
        moveOn(partition, epoch, batch);
        BatchDigest digest = batch.digest();
        // A company that was erased while its lines were on their way gets nothing any more.
        Set<UUID> served = companies.hold(digest.tally().companies());
        List<AttributedReading> wanted = digest.wanted().stream().filter(line -> served.contains(line.company())).toList();
        if (!wanted.isEmpty()) {
            timers.get(Stage.DETECT, () -> {
                consumers.forEach(consumer -> consumer.accept(wanted));
                return wanted;
            });
        }
        counts.add(digest.tally().of(served), batch.worked().plusNanos(System.nanoTime() - begun));
        quarantine.add(digest.quarantined());
        passages.add(digest.passages(), served);
    }

    private void moveOn(int partition, long epoch, Batch batch) {
        int moved = jdbc.sql("""
                update intake_progress set sequence = :last, moved_at = :now
                 where partition = :partition and epoch = :epoch and sequence = :previous""")
                .param("partition", partition)
                .param("epoch", epoch)
                .param("last", batch.last())
                .param("previous", batch.previous())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (moved != 1) {
            throw new IllegalStateException("another process has taken partition " + partition + " of the log over at " + batch.previous()
                    + "; does another Banso work on this database?");
        }
    }
}
