package dev.banso.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Reads the segments of a folder, cuts each at its last good record and keeps a copy of what was cut.
final class Opening {
    /// Copies of cut bytes that are kept; older ones go.
    private static final int COPIES = 16;

    private static final String COPY = ".cut-";

    private final Path folder;
    private final int maxRecordBytes;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Recovery.Cut> cuts = new ArrayList<>();
    private long records;
    private long highestSequence;

    Opening(Path folder, int maxRecordBytes) {
        this.folder = folder;
        this.maxRecordBytes = maxRecordBytes;
    }

    /// Good segments, oldest first; the last one may be appended to only where nothing was lost in it.
    void run() throws IOException {
        var files = files(folder, file -> Segment.base(file) != null);
        for (var i = 0; i < files.size(); i++) {
            var next = i + 1 < files.size() ? base(files.get(i + 1)) : Long.MAX_VALUE;
            open(files.get(i), next);
        }
        var copies = copies(folder);
        for (var copy : copies.subList(0, Math.max(0, copies.size() - COPIES))) {
            Files.delete(copy);
        }
        Disk.forceFolder(folder);
    }

    List<Segment> segments() {
        return segments;
    }

    /// The highest sequence that was ever given away, as far as the files tell.
    long highestSequence() {
        return highestSequence;
    }

    Recovery recovery() {
        return new Recovery(records, List.copyOf(cuts));
    }

    private void open(Path file, long nextBase) throws IOException {
        var base = base(file);
        var scan = SegmentScan.of(file, base, maxRecordBytes);
        records += scan.records();
        highestSequence = Math.max(highestSequence, scan.highestSequence());
        if (scan.goodBytes() < scan.fileBytes()) {
            cut(file, scan, nextBase);
        }
        if (scan.goodBytes() == 0) {
            Files.delete(file);
            return;
        }
        // Records that reached only the system's cache before a kill become durable before anyone reads them.
        if (nextBase == Long.MAX_VALUE) {
            force(file);
        }
        segments.add(new Segment(file, base, scan.goodBytes()));
    }

    private void cut(Path file, SegmentScan scan, long nextBase) throws IOException {
        var cutBytes = scan.fileBytes() - scan.goodBytes();
        var aside = folder.resolve(file.getFileName() + COPY + scan.goodBytes());
        try (var source = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var copy = FileChannel.open(
                        aside,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            var position = scan.goodBytes();
            while (position < scan.fileBytes()) {
                position += source.transferTo(position, scan.fileBytes() - position, copy);
            }
            copy.force(true);
            source.truncate(scan.goodBytes());
            source.force(true);
        }
        var highest = nextBase == Long.MAX_VALUE ? scan.highestSequence() : nextBase - 1;
        cuts.add(new Recovery.Cut(file, scan.goodBytes(), cutBytes, highest - scan.lastSequence(), aside));
    }

    /// Deletes what was kept aside of damaged segments.
    static void deleteCopies(Path folder) throws IOException {
        for (var copy : copies(folder)) {
            Files.deleteIfExists(copy);
        }
    }

    private static List<Path> copies(Path folder) throws IOException {
        return files(folder, file -> file.getFileName().toString().contains(COPY));
    }

    private static List<Path> files(Path folder, Predicate<Path> wanted) throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(wanted)
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
    }

    private static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static long base(Path file) {
        var base = Segment.base(file);
        return base == null ? Long.MAX_VALUE : base;
    }
}
