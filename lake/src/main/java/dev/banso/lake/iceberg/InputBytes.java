package dev.banso.lake.iceberg;

import org.apache.iceberg.io.SeekableInputStream;

/// A file that was read as a whole.
final class InputBytes extends SeekableInputStream {
    private final byte[] content;
    private int position;

    InputBytes(byte[] content) {
        this.content = content;
    }

    @Override
    public long getPos() {
        return position;
    }

    @Override
    public void seek(long newPosition) {
        position = Math.toIntExact(newPosition);
    }

    @Override
    public int read() {
        return position < content.length ? content[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int count) {
        if (position >= content.length) {
            return count == 0 ? 0 : -1;
        }
        var length = Math.min(count, content.length - position);
        System.arraycopy(content, position, target, offset, length);
        position += length;
        return length;
    }
}
