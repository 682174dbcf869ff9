package dev.banso.lake;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/// How events become the rows of a Parquet file; for one file.
abstract class EventRows extends WriteSupport<StoredEvent> {
    private final MessageType schema;
    private @Nullable RecordConsumer consumer;

    EventRows(MessageType schema) {
        this.schema = schema;
    }

    /// Writes the columns of one row.
    abstract void write(StoredEvent event, RecordConsumer target);

    /// Begins to say how a file of these rows is written: with zstd, and least and greatest of those columns alone that the
    /// rows are sorted by, for no other can rule a group of rows out.
    Builder into(OutputFile file, int level) {
        return new Builder(file, this)
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdCodec(level))
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withStatisticsEnabled(false)
                .withStatisticsEnabled("company", true)
                .withStatisticsEnabled("time", true)
                .withStatisticsEnabled("received", true)
                .withStatisticsEnabled("sequence", true)
                .withPageWriteChecksumEnabled(false)
                .withValidation(false);
    }

    @Override
    public WriteContext init(Configuration configuration) {
        return new WriteContext(schema, Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(schema, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer target) {
        consumer = target;
    }

    @Override
    public void write(StoredEvent event) {
        if (consumer != null) {
            consumer.startMessage();
            write(event, consumer);
            consumer.endMessage();
        }
    }

    static final class Builder extends ParquetWriter.Builder<StoredEvent, Builder> {
        private final EventRows rows;

        private Builder(OutputFile file, EventRows rows) {
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
}
