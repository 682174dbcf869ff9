package dev.banso.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One file of the journal, named by the sequence that its first record has or would have.
final class Segment {
    static final String SUFFIX = ".journal";
    static final int HEADER = 16;
    private static final byte[] MAGIC = "BANSOJ01".getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final long base;
    /// Bytes that are durable; a reader goes no further.
    private volatile long size;

    Segment(Path file, long base, long size) {
        this.file = file;
        this.base = base;
        this.size = size;
    }

    /// Makes an empty segment, durable together with its name.
    static Segment create(Path folder, long base) throws IOException {
        var file = folder.resolve("%020d%s".formatted(base, SUFFIX));
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Disk.write(channel, ByteBuffer.allocate(HEADER).put(MAGIC).putLong(base).flip());
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        Disk.forceFolder(folder);
        return new Segment(file, base, HEADER);
    }

    /// The sequence in a segment's name; null where the file is no segment.
    static @Nullable Long base(Path file) {
        var name = file.getFileName().toString();
        return name.matches("\\d{20}\\" + SUFFIX)
                ? Long.valueOf(name.substring(0, name.length() - SUFFIX.length()))
                : null;
    }

    /// Whether these first bytes of a file say what its name says.
    static boolean hasHeader(ByteBuffer start, long base) {
        if (start.remaining() < HEADER) {
            return false;
        }
        var magic = new byte[MAGIC.length];
        start.get(start.position(), magic);
        return Arrays.equals(magic, MAGIC) && start.getLong(start.position() + MAGIC.length) == base;
    }

    Path file() {
        return file;
    }

    long base() {
        return base;
    }

    long size() {
        return size;
    }

    void grow(long durable) {
        size = durable;
    }
}
