package dev.banso.intake;

import dev.banso.intake.pipeline.CommitTurns;
import dev.banso.intake.pipeline.Pipeline;
import dev.banso.journal.Journal;
import dev.banso.journal.JournalCopy;
import dev.banso.lake.Lake;
import dev.banso.lake.LakeCopy;
import dev.banso.problem.BansoException;
import dev.banso.settings.Settings;
import java.nio.file.Path;
import org.springframework.stereotype.Service;

/// The lines' part of a backup: what the lake holds, and what was received and not processed yet.
@Service
public class LineBackup {
    private final CommitTurns turns;
    private final Pipeline pipeline;
    private final Journal journal;
    private final Lake lake;
    private final Settings settings;

    LineBackup(CommitTurns turns, Pipeline pipeline, Journal journal, Lake lake, Settings settings) {
        this.turns = turns;
        this.pipeline = pipeline;
        this.journal = journal;
        this.lake = lake;
        this.settings = settings;
    }

    /// Keeps the database at one place in the journal until that is closed, so that all parts can be of the same moment.
    ///
    /// @throws BansoException where a batch cannot be ended in time, or other processes commit batches, too
    public Standstill standStill() {
        if (settings.kafka() != null) {
            throw BansoException.conflict("backup.error.shared");
        }
        return turns.standStill();
    }

    /// Holds the lines as they are now.
    public Held hold() {
        long sequence = pipeline.state().processed();
        return new Held(sequence, journal.copyAfter(sequence), lake.copy());
    }

    /// The lines of that moment, held until this is closed.
    ///
    /// @param sequence last place in the journal that was processed
    public record Held(long sequence, JournalCopy journal, LakeCopy lake) implements AutoCloseable {
        /// Writes them where a data folder has them.
        public void writeTo(Path folder) {
            lake.writeTo(folder.resolve(IntakeConfiguration.LAKE));
            journal.writeTo(folder.resolve(IntakeConfiguration.JOURNAL));
        }

        @Override
        public void close() {
            lake.close();
            journal.close();
        }
    }
}
