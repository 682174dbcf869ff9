package dev.banso.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;

/// Writes events into one Parquet file whose lines are shapes and values.
final class SettledFileWriter implements AutoCloseable {
    /// Settled files are written once or a few times, and kept for months.
    private static final int LEVEL = 6;
    private static final int GROUP_ROWS = 30 * EventFile.ROWS_AT_A_TIME;
    private static final ParquetProperties PROPERTIES = properties();

    private final EventFile file;
    private final LineShaper shaper;
    private final List<EventRow> rows = new ArrayList<>();
    private long keptRaw;

    /// Begins a file.
    ///
    /// @param shaper knows the shapes of the files before
    SettledFileWriter(Path path, LineShaper shaper) throws IOException {
        this.shaper = shaper;
        file = begin(path);
    }

    /// A file with the columns of settled files, to be filled.
    static EventFile begin(Path path) throws IOException {
        return new EventFile(path, SettledSchema.PARQUET, PROPERTIES, LEVEL);
    }

    void write(StoredEvent event) throws IOException {
        var text = LineText.of(event.line());
        var shaped = text.raw() == null && shaper.shape(event);
        SettledSchema.fill(shaped ? shaper : null, file);
        rows.add(new EventRow(event, shaped ? LineText.ELSEWHERE : text));
        if (!shaped) {
            keptRaw++;
        }
        if (rows.size() == EventFile.ROWS_AT_A_TIME) {
            fill();
        }
    }

    /// Lines so far that would not have come back from their values and are kept as they are.
    long keptRaw() {
        return keptRaw;
    }

    private void fill() throws IOException {
        LineSchema.fill(rows, file);
        file.end(rows.size());
        rows.clear();
    }

    private static ParquetProperties properties() {
        var properties = EventFile.properties()
                .withWriterVersion(WriterVersion.PARQUET_2_0)
                .withRowGroupRowCountLimit(GROUP_ROWS)
                .withPageRowCountLimit(GROUP_ROWS)
                .withDictionaryEncoding("time", false);
        for (var column : SettledSchema.scattered()) {
            properties.withDictionaryEncoding(column, false);
        }
        // Bytes of like weight side by side: what chance left alike in them, zstd finds.
        for (var column : SettledSchema.numbers()) {
            properties.withByteStreamSplitEncoding(column, true);
        }
        return properties.build();
    }

    @Override
    public void close() throws IOException {
        try (file) {
            fill();
        }
    }
}
