package dev.banso.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/// Writes events into one Parquet file with zstd.
final class LineFileWriter {
    /// Fresh files live for minutes, so speed comes before size.
    private static final int LEVEL = 1;

    private LineFileWriter() {}

    static void write(Path file, List<StoredEvent> events) throws IOException {
        try (var writer = new Builder(new LocalOutputFile(file))
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new ZstdCodec(LEVEL))
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withDictionaryEncoding("line", false)
                .withDictionaryEncoding("sequence", false)
                .withDictionaryEncoding("message", false)
                // Only what the rows are sorted by can rule a group of rows out by its least and greatest.
                .withStatisticsEnabled(false)
                .withStatisticsEnabled("company", true)
                .withStatisticsEnabled("time", true)
                .withStatisticsEnabled("received", true)
                .withStatisticsEnabled("sequence", true)
                .withPageWriteChecksumEnabled(false)
                .withValidation(false)
                .build()) {
            for (var event : events) {
                writer.write(event);
            }
        }
    }

    private static final class Builder extends ParquetWriter.Builder<StoredEvent, Builder> {
        private Builder(OutputFile file) {
            super(file);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<StoredEvent> getWriteSupport(Configuration configuration) {
            return new Support();
        }

        @Override
        protected WriteSupport<StoredEvent> getWriteSupport(ParquetConfiguration configuration) {
            return new Support();
        }
    }

    private static final class Support extends WriteSupport<StoredEvent> {
        private final Ids ids = new Ids();
        private @Nullable RecordConsumer consumer;

        @Override
        public WriteContext init(Configuration configuration) {
            return new WriteContext(LineSchema.PARQUET, Map.of());
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(LineSchema.PARQUET, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer target) {
            consumer = target;
        }

        @Override
        public void write(StoredEvent event) {
            if (consumer != null) {
                consumer.startMessage();
                LineSchema.write(event, LineText.of(event.line()), consumer, ids);
                consumer.endMessage();
            }
        }
    }
}
