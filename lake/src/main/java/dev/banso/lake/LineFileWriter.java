package dev.banso.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.RecordConsumer;

/// Writes events into one Parquet file with zstd.
final class LineFileWriter {
    /// Fresh files live for minutes, so speed comes before size.
    private static final int LEVEL = 1;

    private LineFileWriter() {}

    static void write(Path file, List<StoredEvent> events) throws IOException {
        try (var writer = new Rows().into(new LocalOutputFile(file), LEVEL)
                .withDictionaryEncoding("line", false)
                .withDictionaryEncoding("sequence", false)
                .withDictionaryEncoding("message", false)
                .build()) {
            for (var event : events) {
                writer.write(event);
            }
        }
    }

    private static final class Rows extends EventRows {
        private final Ids ids = new Ids();

        private Rows() {
            super(LineSchema.PARQUET);
        }

        @Override
        void write(StoredEvent event, RecordConsumer target) {
            LineSchema.write(event, LineText.of(event.line()), target, ids);
        }
    }
}
