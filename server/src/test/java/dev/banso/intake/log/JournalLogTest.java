package dev.banso.intake.log;

import dev.banso.RunningBanso;
import dev.banso.journal.Journal;
import dev.banso.journal.JournalOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The contract, kept by the journal of a single machine.
class JournalLogTest extends IntakeLogContract {
    private static final JournalOptions SMALL = JournalOptions.DEFAULT.withBufferBytes(1 << 10).withMaxBytes(40 << 10).withReserveBytes(0);

    @Override
    protected Running open() {
        return new OnDisk(RunningBanso.temporaryFolder());
    }

    private static final class OnDisk implements Running {
        private final Path folder;
        private final Journal journal;
        private final JournalLog log;

        private OnDisk(Path folder) {
            this.folder = folder;
            this.journal = Journal.open(folder, SMALL);
            this.log = new JournalLog(journal);
        }

        @Override
        public IntakeLog log() {
            return log;
        }

        @Override
        public List<JournalLog> partitions() {
            return List.of(log);
        }

        /// The files as they are at this moment are what a kill leaves.
        @Override
        public Running killedAndStartedAgain() throws IOException {
            Path left = RunningBanso.temporaryFolder();
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.copy(file, left.resolve(file.getFileName()));
                }
            }
            return new OnDisk(left);
        }

        /// It is small, and nothing is worked off.
        @Override
        public void makeUnusable() {}

        @Override
        public Map<Integer, List<LogRecord>> makeUsable() throws InterruptedException {
            List<LogRecord> records = records(log, 0, 10_000);
            log.acknowledge(records.getLast().sequence());
            log.makeRoom(records.getLast().sequence());
            return Map.of(log.number(), records);
        }

        @Override
        public void stop() {
            journal.close();
        }

        @Override
        public void close() {
            journal.close();
        }
    }
}
