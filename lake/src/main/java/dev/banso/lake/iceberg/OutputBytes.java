package dev.banso.lake.iceberg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.iceberg.io.PositionOutputStream;

/// A file that is written as a whole when it is complete.
final class OutputBytes extends PositionOutputStream {
    interface Target {
        void write(byte[] content) throws IOException;
    }

    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final Target target;
    private boolean isClosed;

    OutputBytes(Target target) {
        this.target = target;
    }

    @Override
    public long getPos() {
        return content.size();
    }

    @Override
    public void write(int value) {
        content.write(value);
    }

    @Override
    public void write(byte[] source, int offset, int count) {
        content.write(source, offset, count);
    }

    @Override
    public void close() throws IOException {
        if (!isClosed) {
            isClosed = true;
            target.write(content.toByteArray());
        }
    }
}
