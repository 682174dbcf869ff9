package dev.banso.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.column.ParquetProperties;

/// Writes events into one Parquet file that holds their lines as they are.
final class LineFileWriter {
    /// Fresh files live for minutes, so speed comes before size.
    private static final int LEVEL = 1;
    /// Who merges many files has a group of rows of each in memory.
    private static final int GROUP_ROWS = 5 * EventFile.ROWS_AT_A_TIME;
    private static final ParquetProperties PROPERTIES = EventFile.properties()
            .withRowGroupRowCountLimit(GROUP_ROWS)
            .withDictionaryEncoding("line", false)
            .withDictionaryEncoding("sequence", false)
            .withDictionaryEncoding("message", false)
            .build();

    private LineFileWriter() {}

    /// A file with the columns of fresh files, to be filled.
    static EventFile begin(Path path) throws IOException {
        return new EventFile(path, LineSchema.PARQUET, PROPERTIES, LEVEL);
    }

    static void write(Path path, List<StoredEvent> events) throws IOException {
        try (var file = begin(path)) {
            for (var from = 0; from < events.size(); from += EventFile.ROWS_AT_A_TIME) {
                var some = rows(events.subList(from, Math.min(events.size(), from + EventFile.ROWS_AT_A_TIME)));
                LineSchema.fill(some, file);
                file.end(some.size());
            }
        }
    }

    private static List<EventRow> rows(List<StoredEvent> events) {
        var rows = new ArrayList<EventRow>(events.size());
        for (var event : events) {
            rows.add(new EventRow(event, LineText.of(event.line())));
        }
        return rows;
    }
}
