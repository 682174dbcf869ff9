package dev.banso.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The events of several files that each are in [order][EventOrder], as one sequence in that order.
final class MergedFiles implements AutoCloseable {
    /// A file, and its event that comes next.
    private record Head(StoredEvent event, LineFileReader file) {}

    private final List<LineFileReader> files = new ArrayList<>();
    private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::event, EventOrder.WHOLE));

    MergedFiles(List<Path> paths) throws IOException {
        try {
            for (var path : paths) {
                var file = new LineFileReader(path);
                files.add(file);
                advance(file);
            }
        } catch (IOException | RuntimeException unreadable) {
            close();
            throw unreadable;
        }
    }

    /// The next event; null behind the last one.
    @Nullable StoredEvent next() throws IOException {
        var head = heads.poll();
        if (head == null) {
            return null;
        }
        advance(head.file);
        return head.event;
    }

    private void advance(LineFileReader file) throws IOException {
        var event = file.next();
        if (event != null) {
            heads.add(new Head(event, file));
        }
    }

    @Override
    public void close() throws IOException {
        for (var file : files) {
            file.close();
        }
    }
}
