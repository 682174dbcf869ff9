package dev.banso.lake;

import dev.banso.lake.LakeException.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;

/// The durable list of the lake's files, as a log of [edits][Edit]: header, then length, CRC32C and bytes of each edit.
/// A torn last edit never happened.
final class Manifest implements AutoCloseable {
    /// How its file is called in the lake's folder.
    static final String NAME = "manifest";

    /// What came since the file was begun may be as much as it began with, and so much more.
    private static final long SHORT_BYTES = 16 << 20;
    private static final int FILES_AT_A_TIME = 100;

    private final Path file;
    private FileChannel channel;
    private long size;
    private long begun;

    private Manifest(Path file, FileChannel channel, long size) {
        this.file = file;
        this.channel = channel;
        this.size = size;
        this.begun = size;
    }

    /// The edits of a manifest; none where it is missing.
    static List<Edit> read(Path file) throws IOException {
        var edits = new ArrayList<Edit>();
        if (!Files.exists(file)) {
            return edits;
        }
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        var magic = new byte[Math.min(ManifestFormat.MAGIC_BYTES, bytes.remaining())];
        bytes.get(magic);
        var format = ManifestFormat.of(magic)
                .orElseThrow(() -> new LakeException(Problem.STORAGE, "the lake's list of files is damaged: " + file));
        while (bytes.remaining() >= 8) {
            var length = bytes.getInt();
            var checksum = bytes.getInt();
            if (length < 0 || length > bytes.remaining()) {
                break;
            }
            var edit = new byte[length];
            bytes.get(edit);
            if (checksum(edit) != checksum) {
                if (bytes.hasRemaining()) {
                    throw new LakeException(Problem.STORAGE, "the lake's list of files is damaged in its middle: " + file);
                }
                break;
            }
            edits.add(Edit.of(edit, format));
        }
        return edits;
    }

    /// What the lake in a folder is now, as one edit.
    static Edit state(Path lake) throws IOException {
        var live = new LinkedHashMap<String, LineFile>();
        var erased = new LinkedHashSet<UUID>();
        for (var edit : read(lake.resolve(NAME))) {
            edit.removed().forEach(live::remove);
            edit.added().forEach(file -> live.put(file.path(), file));
            erased.addAll(edit.erased());
        }
        return new Edit(List.copyOf(live.values()), List.of(), List.copyOf(erased));
    }

    /// Replaces a manifest by one that begins with this state.
    static Manifest create(Path file, Edit state) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        var channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try {
            write(channel, ByteBuffer.wrap(ManifestFormat.WRITTEN.magic()));
            var manifest = new Manifest(file, channel, channel.position());
            for (var part : (Iterable<Edit>) state.inParts(FILES_AT_A_TIME)::iterator) {
                manifest.write(part);
            }
            channel.force(false);
            manifest.begun = manifest.size;
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Disk.forceFolder(Disk.parent(file));
            return manifest;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// Makes an edit durable.
    void append(Edit edit) throws IOException {
        var before = size;
        try {
            write(edit);
            channel.force(false);
        } catch (IOException e) {
            size = before;
            channel.truncate(size);
            throw e;
        }
    }

    /// Whether it has become so long that most of it is history.
    boolean isLong() {
        return size > 2 * begun + SHORT_BYTES;
    }

    private void write(Edit edit) throws IOException {
        var bytes = edit.toBytes();
        var frame = ByteBuffer.allocate(8 + bytes.length)
                .putInt(bytes.length)
                .putInt(checksum(bytes))
                .put(bytes)
                .flip();
        channel.position(size);
        write(channel, frame);
        size += frame.limit();
    }

    /// Begins the file anew with the state alone.
    void restart(Edit state) throws IOException {
        var fresh = create(file, state);
        channel.close();
        channel = fresh.channel;
        size = fresh.size;
        begun = fresh.begun;
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static int checksum(byte[] bytes) {
        var checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
