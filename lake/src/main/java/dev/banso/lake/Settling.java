package dev.banso.lake;

import dev.banso.lake.LineFile.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Writes events that come sorted by company and time into one file for each company and day, or month.
final class Settling implements AutoCloseable {
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("'day='uuuu-MM-dd");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("'month='uuuu-MM");

    private final Kind kind;
    private final Path folder;
    private final LineShaper shaper = new LineShaper();
    private @Nullable SettledFileWriter writer;
    private @Nullable String owner;
    private long endMicros;
    private long keptRaw;

    Settling(Kind kind, Path folder) {
        this.kind = kind;
        this.folder = folder;
    }

    void add(StoredEvent event) throws IOException {
        writer(event).write(event);
    }

    /// Lines that would not have come back from their values and are kept as they are.
    long keptRaw() {
        return keptRaw;
    }

    private SettledFileWriter writer(StoredEvent event) throws IOException {
        var newOwner = LineFile.owner(event.company());
        var known = writer;
        if (known != null && newOwner.equals(owner) && LineSchema.micros(event.time()) < endMicros) {
            return known;
        }
        close();
        var day = event.time().atZone(TOKYO).toLocalDate();
        var first = kind == Kind.SETTLED ? day : day.withDayOfMonth(1);
        var end = kind == Kind.SETTLED ? first.plusDays(1) : first.plusMonths(1);
        var part = folder.resolve("company=" + newOwner).resolve((kind == Kind.SETTLED ? DAY : MONTH).format(first));
        Files.createDirectories(part);
        var begun = new SettledFileWriter(part.resolve("part.parquet"), shaper);
        writer = begun;
        owner = newOwner;
        endMicros = LineSchema.micros(end.atStartOfDay(TOKYO).toInstant());
        return begun;
    }

    @Override
    public void close() throws IOException {
        var open = writer;
        writer = null;
        if (open != null) {
            open.close();
            keptRaw += open.keptRaw();
        }
    }
}
