package dev.banso.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/// Reads the events of a file that holds its lines as they are, in the order of the file. Holds a page of each column at a
/// time.
final class LineFileReader implements AutoCloseable {
    private final ParquetFileReader file;
    private final MessageType schema;
    private List<ColumnCursor> columns = List.of();
    private long left;

    LineFileReader(Path path) throws IOException {
        var options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdReading())
                .withUseHadoopVectoredIo(false)
                .build();
        file = ParquetFileReader.open(new LocalInputFile(path), options);
        schema = file.getFileMetaData().getSchema();
    }

    /// The next event; null behind the last one.
    @Nullable StoredEvent next() throws IOException {
        while (left == 0) {
            var group = file.readNextRowGroup();
            if (group == null) {
                return null;
            }
            var store = new ColumnReadStoreImpl(
                    group,
                    new DummyRecordConverter(schema).getRootConverter(),
                    schema,
                    file.getFileMetaData().getCreatedBy());
            columns = columns(store);
            left = group.getRowCount();
        }
        left--;
        return LineSchema.event(columns);
    }

    /// Cursors in the order of the columns that the lake has now.
    private List<ColumnCursor> columns(ColumnReadStoreImpl store) {
        var cursors = new ArrayList<ColumnCursor>();
        for (var column : LineSchema.PARQUET.getFields()) {
            var path = new String[] {column.getName()};
            ColumnDescriptor descriptor = schema.containsPath(path) ? schema.getColumnDescription(path) : null;
            cursors.add(new ColumnCursor(descriptor == null ? null : store.getColumnReader(descriptor)));
        }
        return cursors;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
