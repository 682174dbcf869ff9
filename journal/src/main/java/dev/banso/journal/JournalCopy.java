package dev.banso.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The records behind a sequence, held on disk until this is closed, whatever is acknowledged meanwhile.
public final class JournalCopy implements AutoCloseable {
    private final SegmentFolder segments;
    private final long after;

    JournalCopy(SegmentFolder segments, long after) {
        this.segments = segments;
        this.after = after;
        segments.hold(after);
    }

    /// Writes every record behind the sequence that is on disk by now into an empty folder, as a journal that can be
    /// opened. A segment is copied whole, so a few records before may come along.
    ///
    /// @throws JournalException where a file cannot be read or written
    public void writeTo(Path folder) {
        try {
            Files.createDirectories(folder);
            for (var segment = segments.holding(after + 1); segment != null; segment = segments.after(segment)) {
                copy(segment, folder.resolve(segment.file().getFileName()));
            }
            Disk.forceFolder(folder);
        } catch (IOException e) {
            throw new JournalException("the journal cannot be copied to " + folder + ": " + e.getMessage(), e);
        }
    }

    /// No more than what is durable: behind it the writer may be at work.
    private static void copy(Segment segment, Path target) throws IOException {
        try (var from = FileChannel.open(segment.file(), StandardOpenOption.READ);
                var to = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var size = segment.size();
            for (long position = 0; position < size; ) {
                position += from.transferTo(position, size - position, to);
            }
            to.force(true);
        }
    }

    /// Lets the segments go; what was acknowledged meanwhile is deleted.
    ///
    /// @throws JournalException where a segment cannot be deleted
    @Override
    public void close() {
        try {
            segments.release();
        } catch (IOException e) {
            throw new JournalException("the journal cannot be trimmed: " + e.getMessage(), e);
        }
    }
}
