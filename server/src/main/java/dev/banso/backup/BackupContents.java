package dev.banso.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a backup holds, written as its last file: a backup without it is not complete.
///
/// @param format of backups; another one is refused
/// @param takenAt by the machine's clock
/// @param sequence last place in the journal that the database had processed; all behind it is in the backup's journal
/// @param files every other file by its path in the backup
public record BackupContents(int format, Instant takenAt, long sequence, Map<String, Content> files) {
    private static final int FORMAT = 1;
    static final String FILE = "backup.json";

    /// @param bytes length
    /// @param crc32c checksum of the bytes
    public record Content(long bytes, long crc32c) {}

    /// Bytes of all files.
    public long bytes() {
        return files.values().stream().mapToLong(Content::bytes).sum();
    }

    /// Reads every file of a complete copy and writes down what it holds.
    static BackupContents writeTo(Path folder, Instant takenAt, long sequence) throws IOException {
        BackupContents contents = new BackupContents(FORMAT, takenAt, sequence, read(folder));
        Files.writeString(folder.resolve(FILE), JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(contents));
        return contents;
    }

    /// The contents of a backup, every file of which is there as it was written.
    ///
    /// @throws IOException where it is no backup, not complete, damaged, or of another format
    static BackupContents verified(Path folder) throws IOException {
        BackupContents contents = parse(folder);
        if (contents.format != FORMAT) {
            throw new IOException(folder + " is a backup of format " + contents.format + "; this Banso reads format " + FORMAT);
        }
        Map<String, Content> found = read(folder);
        for (Map.Entry<String, Content> file : contents.files.entrySet()) {
            Content actual = found.get(file.getKey());
            if (!file.getValue().equals(actual)) {
                throw new IOException("the backup is damaged: " + file.getKey() + (actual == null ? " is missing" : " is not as it was written")
                        + "; use another one");
            }
        }
        return contents;
    }

    private static BackupContents parse(Path folder) throws IOException {
        try {
            return JsonMapper.shared().readValue(Files.readString(folder.resolve(FILE)), BackupContents.class);
        } catch (NoSuchFileException missing) {
            throw new IOException(folder + " is no complete backup: it has no " + FILE, missing);
        } catch (JacksonException unreadable) {
            throw new IOException(folder + " is no complete backup: " + FILE + " cannot be read", unreadable);
        }
    }

    private static Map<String, Content> read(Path folder) throws IOException {
        Map<String, Content> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).filter(file -> !file.equals(folder.resolve(FILE))).toList()) {
                contents.put(folder.relativize(file).toString(), content(file));
            }
        }
        return contents;
    }

    /// Of bytes that will still be there after a power failure.
    private static Content content(Path file) throws IOException {
        CRC32C checksum = new CRC32C();
        try (FileChannel channel = FileChannel.open(file); InputStream in = new CheckedInputStream(Channels.newInputStream(channel), checksum)) {
            channel.force(true);
            long bytes = in.transferTo(OutputStream.nullOutputStream());
            return new Content(bytes, checksum.getValue());
        }
    }
}
