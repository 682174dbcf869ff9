package dev.banso.lake;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/// Compresses pages with zstd directly. Parquet's own codec reads its level from a Hadoop configuration, which is not there.
final class ZstdCodec implements CompressionCodecFactory {
    private final int level;
    private final List<Compressor> compressors = new ArrayList<>();

    ZstdCodec(int level) {
        this.level = level;
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        var compressor = new Compressor(level);
        compressors.add(compressor);
        return compressor;
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        throw new UnsupportedOperationException("the lake's files are read by DuckDB");
    }

    @Override
    public void release() {
        compressors.forEach(Compressor::release);
        compressors.clear();
    }

    private static final class Compressor implements BytesInputCompressor {
        private final ZstdCompressCtx context = new ZstdCompressCtx();

        private Compressor(int level) {
            context.setLevel(level);
        }

        @Override
        public BytesInput compress(BytesInput page) throws IOException {
            return BytesInput.from(context.compress(page.toByteArray()));
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.ZSTD;
        }

        @Override
        public void release() {
            context.close();
        }
    }
}
