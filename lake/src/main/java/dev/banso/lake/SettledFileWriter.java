package dev.banso.lake;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.RecordConsumer;

/// Writes events into one Parquet file whose lines are shapes and values.
final class SettledFileWriter implements AutoCloseable {
    /// Settled files are written once or a few times, and kept for months.
    private static final int LEVEL = 6;
    private static final int GROUP_ROWS = 30_000;

    private final ParquetWriter<StoredEvent> writer;
    private final Rows rows = new Rows();

    /// Begins a file.
    SettledFileWriter(Path file) throws IOException {
        var builder = rows.into(new LocalOutputFile(file), LEVEL)
                .withWriterVersion(WriterVersion.PARQUET_2_0)
                .withRowGroupRowCountLimit(GROUP_ROWS)
                .withPageRowCountLimit(GROUP_ROWS)
                .withDictionaryEncoding("time", false);
        for (var column : SettledSchema.scattered()) {
            builder.withDictionaryEncoding(column, false);
        }
        // Bytes of like weight side by side: what chance left alike in them, zstd finds.
        for (var column : SettledSchema.numbers()) {
            builder.withByteStreamSplitEncoding(column, true);
        }
        writer = builder.build();
    }

    void write(StoredEvent event) throws IOException {
        writer.write(event);
    }

    /// Lines so far that would not have come back from their values and are kept as they are.
    long keptRaw() {
        return rows.keptRaw;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static final class Rows extends EventRows {
        private final Ids ids = new Ids();
        private final LineShaper shaper = new LineShaper();
        private long keptRaw;

        private Rows() {
            super(SettledSchema.PARQUET);
        }

        @Override
        void write(StoredEvent event, RecordConsumer target) {
            var text = LineText.of(event.line());
            var shaped = text.raw() == null && shaper.shape(event);
            LineSchema.write(event, shaped ? LineText.ELSEWHERE : text, target, ids);
            if (shaped) {
                SettledSchema.write(shaper, target);
            } else {
                keptRaw++;
            }
        }
    }
}
