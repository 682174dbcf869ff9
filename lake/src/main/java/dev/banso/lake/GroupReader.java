package dev.banso.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/// Reads columns of a file, one group of rows after the other. Holds a page of each column at a time.
final class GroupReader implements AutoCloseable {
    private final ParquetFileReader file;
    private final MessageType there;
    private final List<Type> wanted;
    private List<ColumnCursor> columns = List.of();
    private long rows;

    /// @param wanted the columns to read; those that the file does not have are null in every row
    GroupReader(Path path, List<Type> wanted) throws IOException {
        var options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdReading())
                .withUseHadoopVectoredIo(false)
                .build();
        this.wanted = wanted;
        file = ParquetFileReader.open(new LocalInputFile(path), options);
        var schema = file.getFileMetaData().getSchema();
        there = new MessageType(schema.getName(), wanted.stream()
                .filter(column -> schema.containsField(column.getName()))
                .map(column -> schema.getType(column.getName()))
                .toList());
        file.setRequestedSchema(there);
    }

    boolean has(String column) {
        return there.containsField(column);
    }

    /// Goes on to the next group of rows; false behind the last one.
    boolean next() throws IOException {
        var group = file.readNextRowGroup();
        if (group == null) {
            columns = List.of();
            rows = 0;
            return false;
        }
        var store = new ColumnReadStoreImpl(
                group,
                new DummyRecordConverter(there).getRootConverter(),
                there,
                file.getFileMetaData().getCreatedBy());
        var cursors = new ArrayList<ColumnCursor>();
        for (var column : wanted) {
            cursors.add(new ColumnCursor(
                    has(column.getName())
                            ? store.getColumnReader(there.getColumnDescription(new String[] {column.getName()}))
                            : null));
        }
        columns = cursors;
        rows = group.getRowCount();
        return true;
    }

    /// How many rows the group has.
    long rows() {
        return rows;
    }

    /// Cursors in the order of the wanted columns, before the group's first row.
    List<ColumnCursor> columns() {
        return columns;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
