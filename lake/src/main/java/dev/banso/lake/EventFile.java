package dev.banso.lake;

import static org.apache.parquet.hadoop.ParquetWriter.DEFAULT_BLOCK_SIZE;
import static org.apache.parquet.hadoop.ParquetWriter.MAX_PADDING_SIZE_DEFAULT;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;

/// A Parquet file with zstd that is filled some rows at a time, column by column: one column's values after one another
/// cost far less than one row's, as code and dictionary stay at hand.
final class EventFile implements AutoCloseable {
    /// How many rows are filled at a time. Pages and groups of rows end with such a number.
    static final int ROWS_AT_A_TIME = 1_000;

    /// Readers have a group of rows in memory, so one of very long lines ends early.
    private static final long GROUP_BYTES = 8L << 20;

    /// Definition levels: of a column that always has a value, and of one that has or has not.
    static final int REQUIRED = 0;
    static final int PRESENT = 1;
    static final int ABSENT = 0;

    private final MessageType schema;
    private final ParquetProperties properties;
    private final ZstdPages zstd;
    private final ParquetFileWriter file;
    private final BinaryCache known = new BinaryCache();
    private final List<ColumnWriter> columns = new ArrayList<>();
    private ColumnChunkPageWriteStore pages;
    private ColumnWriteStore store;
    private int rows;
    private int group;

    /// @param level zstd's
    EventFile(Path path, MessageType schema, ParquetProperties properties, int level) throws IOException {
        this.schema = schema;
        this.properties = properties;
        file = new ParquetFileWriter(new LocalOutputFile(path), schema, ParquetFileWriter.Mode.CREATE,
                DEFAULT_BLOCK_SIZE, MAX_PADDING_SIZE_DEFAULT, null, properties);
        file.start();
        zstd = new ZstdPages(level);
        pages = pages();
        store = store();
    }

    /// What files of events have in common: least and greatest of those columns alone that the rows are sorted by, for no
    /// other can rule a group of rows out.
    static ParquetProperties.Builder properties() {
        return ParquetProperties.builder()
                .withAllocator(PagePool.SHARED)
                .estimateRowCountForPageSizeCheck(false)
                .withMinRowCountForPageSizeCheck(ROWS_AT_A_TIME)
                .withSizeStatisticsEnabled(false)
                .withStatisticsEnabled(false)
                .withStatisticsEnabled("company", true)
                .withStatisticsEnabled("time", true)
                .withStatisticsEnabled("received", true)
                .withStatisticsEnabled("sequence", true)
                .withPageWriteChecksumEnabled(false);
    }

    ColumnWriter column(int index) {
        return columns.get(index);
    }

    /// Ids and texts that it has seen already.
    BinaryCache known() {
        return known;
    }

    /// Ends rows of which every column has been filled: as many as are filled at a time, or the file's last.
    void end(int filled) throws IOException {
        for (var row = 0; row < filled; row++) {
            store.endRecord();
        }
        rows += filled;
        if (rows >= properties.getRowGroupRowCountLimit() || store.getBufferedSize() >= GROUP_BYTES) {
            endGroup();
            pages = pages();
            store = store();
        }
    }

    private void endGroup() throws IOException {
        if (rows > 0) {
            file.startBlock(rows);
            store.flush();
            pages.flushToFileWriter(file);
            file.endBlock();
        }
        store.close();
        pages.close();
        rows = 0;
        group++;
    }

    private ColumnChunkPageWriteStore pages() {
        return ColumnChunkPageWriteStore.builder()
                .withCompressorProvider(column -> zstd)
                .withSchema(schema)
                .withAllocator(properties.getAllocator())
                .withColumnIndexTruncateLength(properties.getColumnIndexTruncateLength())
                .withPageWriteChecksumEnabled(properties.getPageWriteChecksumEnabled())
                .withRowGroupOrdinal(group)
                .build();
    }

    private ColumnWriteStore store() {
        var begun = properties.newColumnWriteStore(schema, pages);
        columns.clear();
        for (ColumnDescriptor column : schema.getColumns()) {
            columns.add(begun.getColumnWriter(column));
        }
        return begun;
    }

    @Override
    public void close() throws IOException {
        try (zstd;
                file) {
            endGroup();
            file.end(Map.of());
        }
    }
}
