package dev.banso.lake;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/// Compresses the pages of a file with zstd directly. Parquet's own codec reads its level from a Hadoop configuration, which
/// is not there.
final class ZstdPages implements BytesInputCompressor, AutoCloseable {
    private final ZstdCompressCtx context = new ZstdCompressCtx();
    /// What the last page took. Parquet copies a compressed page before it comes with the next.
    private final List<ByteBuffer> borrowed = new ArrayList<>();

    ZstdPages(int level) {
        context.setLevel(level);
    }

    @Override
    public BytesInput compress(BytesInput page) {
        giveBack();
        var source = page.toByteBuffer(PagePool.SHARED, borrowed::add);
        var target = PagePool.SHARED.allocate(Math.toIntExact(Zstd.compressBound(source.remaining())));
        borrowed.add(target);
        var length = context.compressByteArray(
                target.array(),
                target.arrayOffset(),
                target.remaining(),
                source.array(),
                source.arrayOffset() + source.position(),
                source.remaining());
        return BytesInput.from(target, 0, length);
    }

    @Override
    public CompressionCodecName getCodecName() {
        return CompressionCodecName.ZSTD;
    }

    @Override
    public void release() {
        giveBack();
        context.close();
    }

    private void giveBack() {
        borrowed.forEach(PagePool.SHARED::release);
        borrowed.clear();
    }

    @Override
    public void close() {
        release();
    }
}
