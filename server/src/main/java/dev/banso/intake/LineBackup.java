package dev.banso.intake;

import dev.banso.intake.housekeeping.Removals;
import dev.banso.intake.pipeline.CommitTurns;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.journal.Journal;
import dev.banso.journal.JournalCopy;
import dev.banso.lake.Lake;
import dev.banso.lake.LakeCopy;
import dev.banso.lake.LakeReader;
import dev.banso.lake.NeighbourCopy;
import dev.banso.problem.BansoException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// The lines' part of a backup: what the lake holds, and what was received and not processed yet.
@Service
public class LineBackup {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final CommitTurns turns;
    private final Removals removals;
    private final Pipeline pipeline;
    private final Journal journal;
    private final Lake lake;
    /// Of the lakes of other processes; none where one does everything.
    private final @Nullable LakeReader others;

    LineBackup(CommitTurns turns, Removals removals, Pipeline pipeline, Journal journal, Lake lake, ObjectProvider<LakeReader> others) {
        this.turns = turns;
        this.removals = removals;
        this.pipeline = pipeline;
        this.journal = journal;
        this.lake = lake;
        this.others = others.getIfAvailable();
    }

    /// Keeps lines from being ordered to be removed until that is closed: of an erased company, and adopted ones from quarantine, which
    /// a backup is to have either there or where they went. To be closed after [Held].
    ///
    /// @throws BansoException where orders are being given for longer
    public Standstill keepAll() {
        try {
            return removals.standStill(LONGEST_WAIT);
        } catch (IllegalStateException busy) {
            // An order waits for nothing but a batch.
            throw BansoException.conflict("intake.error.no-standstill");
        }
    }

    /// Keeps this process from committing lines until that is closed.
    ///
    /// @throws BansoException where a batch cannot be ended in time
    public Standstill standStill() {
        return turns.standStill();
    }

    /// Holds the lines as they are now. Other processes go on to commit, so the database is to be fixed before: what their lakes
    /// hold beyond it is discarded by whoever takes their partitions over, and lies in Kafka, if anywhere.
    public Held hold() {
        long sequence = pipeline.state().processed();
        return new Held(sequence, journal.copyAfter(sequence), lake.copy(), others == null ? List.of() : others.hold());
    }

    /// The lines of that moment, or of a later one where they lie in a bucket and are others', held until this is closed.
    ///
    /// @param sequence last place in the journal that was processed
    /// @param others lakes of partitions that other processes work off
    public record Held(long sequence, JournalCopy journal, LakeCopy lake, List<NeighbourCopy> others) implements AutoCloseable {
        /// Writes them where a data folder has them.
        public void writeTo(Path folder) {
            lake.writeTo(folder.resolve(IntakeConfiguration.LAKE));
            others.forEach(other -> other.writeTo(folder.resolve(IntakeConfiguration.LAKE).resolve(other.name())));
            journal.writeTo(folder.resolve(IntakeConfiguration.JOURNAL));
        }

        @Override
        public void close() {
            others.forEach(NeighbourCopy::close);
            lake.close();
            journal.close();
        }
    }
}
