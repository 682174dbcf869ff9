package dev.banso.journal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What the tests share: a small journal, and reading one to its end.
final class Journals {
    static final JournalOptions SMALL =
            new JournalOptions(4096, 1 << 20, 0, 64 << 10, 16 << 10, Duration.ofMillis(5), 32 << 10);

    private Journals() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(JournalRecord record) {
        return new String(record.payload(), StandardCharsets.UTF_8);
    }

    static List<JournalRecord> all(Journal journal) throws Exception {
        var records = new ArrayList<JournalRecord>();
        try (var reader = journal.read(0)) {
            for (var record = reader.poll(); record != null; record = reader.poll()) {
                records.add(record);
            }
        }
        return records;
    }

    /// A journal in which the lines 1 to n are durable.
    static void fill(Path folder, int n) throws Exception {
        try (var journal = Journal.open(folder, SMALL)) {
            for (var i = 1; i <= n; i++) {
                journal.append(bytes("line " + i));
            }
        }
    }
}
