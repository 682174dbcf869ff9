package dev.banso.lake;

import dev.banso.lake.LineFile.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes events that come sorted by company and time into one file for each company and day, or month.
final class Settling implements AutoCloseable {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("'day='uuuu-MM-dd");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("'month='uuuu-MM");

    private final Kind kind;
    private final Path folder;
    private final LineShaper shaper = new LineShaper();
    private final List<WrittenFile> written = new ArrayList<>();
    private @Nullable Part part;
    private long keptRaw;

    Settling(Kind kind, Path folder) {
        this.kind = kind;
        this.folder = folder;
    }

    void add(StoredEvent event) throws IOException {
        part(event).add(event);
    }

    /// Lines that would not have come back from their values and are kept as they are.
    long keptRaw() {
        return keptRaw;
    }

    /// The files that are complete.
    List<WrittenFile> written() {
        return written;
    }

    private Part part(StoredEvent event) throws IOException {
        var owner = Owner.of(event.company());
        var open = part;
        if (open != null && owner.equals(open.owner) && LineSchema.micros(event.time()) < open.endMicros) {
            return open;
        }
        close();
        var begun = begin(owner, event.time().atZone(TOKYO).toLocalDate());
        part = begun;
        return begun;
    }

    private Part begin(UUID owner, LocalDate day) throws IOException {
        var first = kind == Kind.SETTLED ? day : day.withDayOfMonth(1);
        var end = kind == Kind.SETTLED ? first.plusDays(1) : first.plusMonths(1);
        var partition = "company=" + Owner.name(owner) + "/" + (kind == Kind.SETTLED ? DAY : MONTH).format(first);
        // Side by side, whatever partition they are of: making a folder takes a file system longer than writing a small file.
        var path = folder.resolve("part-" + written.size() + ".parquet");
        return new Part(owner, partition, path, LineSchema.micros(end.atStartOfDay(TOKYO).toInstant()));
    }

    @Override
    public void close() throws IOException {
        var open = part;
        part = null;
        if (open != null) {
            open.writer.close();
            keptRaw += open.writer.keptRaw();
            written.add(open.written());
        }
    }

    /// The file of one owner and day or month.
    private final class Part {
        private final UUID owner;
        private final String partition;
        private final Path path;
        private final long endMicros;
        private final SettledFileWriter writer;
        private final Span sequence = new Span();
        private final Span time = new Span();
        private final Span received = new Span();
        private long rows;

        private Part(UUID owner, String partition, Path path, long endMicros) throws IOException {
            this.owner = owner;
            this.partition = partition;
            this.path = path;
            this.endMicros = endMicros;
            writer = new SettledFileWriter(path, shaper);
        }

        private void add(StoredEvent event) throws IOException {
            writer.write(event);
            sequence.add(event.sequence());
            time.add(LineSchema.micros(event.time()));
            received.add(LineSchema.micros(event.receivedAt()));
            rows++;
        }

        private WrittenFile written() throws IOException {
            return new WrittenFile(path, new LineFile(
                    kind.folder() + "/" + partition + "/" + Intake.name(sequence.min(), sequence.max()),
                    kind,
                    0,
                    sequence.min(),
                    sequence.max(),
                    time.min(),
                    time.max(),
                    received.min(),
                    received.max(),
                    Files.size(path),
                    Owners.of(owner, rows)));
        }
    }
}
