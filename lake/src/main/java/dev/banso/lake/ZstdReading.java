package dev.banso.lake;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/// Unpacks pages of zstd directly, as [ZstdPages] packs them.
final class ZstdReading implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        throw new UnsupportedOperationException("files are written through ZstdPages");
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        if (name != CompressionCodecName.ZSTD) {
            throw new IllegalArgumentException("the lake's files are packed with zstd, not " + name);
        }
        return new Decompressor();
    }

    @Override
    public void release() {
        // nothing is kept between pages
    }

    private static final class Decompressor implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput page, int size) throws IOException {
            return BytesInput.from(Zstd.decompress(page.toByteArray(), size));
        }

        @Override
        public void decompress(ByteBuffer page, int packed, ByteBuffer target, int size) {
            var bytes = new byte[packed];
            page.get(bytes);
            target.put(Zstd.decompress(bytes, size));
        }

        @Override
        public void release() {
            // nothing is kept between pages
        }
    }
}
