package dev.banso.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/// Writes events into one Parquet file whose lines are shapes and values.
final class SettledFileWriter implements AutoCloseable {
    /// Settled files are written once or a few times, and kept for months.
    private static final int LEVEL = 6;
    private static final int GROUP_ROWS = 30_000;

    private final ParquetWriter<StoredEvent> writer;
    private final Rows rows = new Rows();

    /// Begins a file.
    SettledFileWriter(Path file) throws IOException {
        var builder = new Builder(new LocalOutputFile(file), rows)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdCodec(LEVEL))
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withWriterVersion(WriterVersion.PARQUET_2_0)
                .withRowGroupRowCountLimit(GROUP_ROWS)
                .withPageRowCountLimit(GROUP_ROWS)
                .withStatisticsEnabled(false)
                .withStatisticsEnabled("company", true)
                .withStatisticsEnabled("time", true)
                .withStatisticsEnabled("received", true)
                .withStatisticsEnabled("sequence", true)
                .withDictionaryEncoding("time", false)
                .withPageWriteChecksumEnabled(false)
                .withValidation(false);
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

    private static final class Builder extends ParquetWriter.Builder<StoredEvent, Builder> {
        private final Rows rows;

        private Builder(OutputFile file, Rows rows) {
            super(file);
            this.rows = rows;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<StoredEvent> getWriteSupport(Configuration configuration) {
            return rows;
        }

        @Override
        protected WriteSupport<StoredEvent> getWriteSupport(ParquetConfiguration configuration) {
            return rows;
        }
    }

    private static final class Rows extends WriteSupport<StoredEvent> {
        private final Ids ids = new Ids();
        private final LineShaper shaper = new LineShaper();
        private @Nullable RecordConsumer consumer;
        private long keptRaw;

        @Override
        public WriteContext init(Configuration configuration) {
            return new WriteContext(SettledSchema.PARQUET, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(SettledSchema.PARQUET, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer target) {
            consumer = target;
        }

        @Override
        public void write(StoredEvent event) {
            if (consumer != null) {
                var text = LineText.of(event.line());
                var shaped = text.raw() == null && shaper.shape(event);
                consumer.startMessage();
                LineSchema.write(event, shaped ? LineText.ELSEWHERE : text, consumer, ids);
                if (shaped) {
                    SettledSchema.write(shaper, consumer);
                } else {
                    keptRaw++;
                }
                consumer.endMessage();
            }
        }
    }
}
