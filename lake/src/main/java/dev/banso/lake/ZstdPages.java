package dev.banso.lake;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/// Compresses the pages of a file with zstd directly. Parquet's own codec reads its level from a Hadoop configuration, which
/// is not there.
final class ZstdPages implements BytesInputCompressor, AutoCloseable {
    private final ZstdCompressCtx context = new ZstdCompressCtx();

    ZstdPages(int level) {
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

    @Override
    public void close() {
        release();
    }
}
