package dev.banso.lake;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/// One Parquet file and what its rows span, so that most searches never open it.
///
/// @param path below the lake's folder
/// @param kind what the file is
/// @param level how often its rows were merged while mixed
/// @param first first sequence it stands for; a mixed file stands for its whole journal range
/// @param last last sequence it stands for
/// @param minTime earliest event time, microseconds
/// @param maxTime latest event time, microseconds
/// @param minReceived earliest receipt, microseconds
/// @param maxReceived latest receipt, microseconds
/// @param bytes size
/// @param owners whose they are
record LineFile(
        String path,
        Kind kind,
        int level,
        long first,
        long last,
        long minTime,
        long maxTime,
        long minReceived,
        long maxReceived,
        long bytes,
        Owners owners) {
    enum Kind {
        /// As it came, or merged from such: many companies, one journal range.
        MIXED("fresh"),
        /// One company (or the quarantine), one day.
        SETTLED("settled"),
        /// Counted detections that outlived the other lines of their day: one company, one month.
        KEPT("kept");

        private final String folder;

        Kind(String folder) {
            this.folder = folder;
        }

        String folder() {
            return folder;
        }
    }

    boolean holds(UUID owner) {
        return owners.has(owner);
    }

    long rows() {
        return owners.total();
    }

    /// Where it lies, below the lake's folder.
    String folder() {
        return path.substring(0, path.lastIndexOf('/'));
    }

    /// The folder within the kind's folder: `company=…/day=…`; empty for mixed files.
    String partition() {
        var from = path.indexOf('/') + 1;
        var to = path.lastIndexOf('/');
        return from > to ? "" : path.substring(from, to);
    }

    /// The same file as it is called from a folder above the lake.
    LineFile below(String folder) {
        return new LineFile(
                folder + "/" + path, kind, level, first, last, minTime, maxTime, minReceived, maxReceived, bytes, owners);
    }

    /// The same rows in a file of another name and size.
    LineFile as(String newPath, long newBytes) {
        return new LineFile(
                newPath, kind, level, first, last, minTime, maxTime, minReceived, maxReceived, newBytes, owners);
    }

    LineFile withRange(int newLevel, long newFirst, long newLast) {
        return new LineFile(
                path, kind, newLevel, newFirst, newLast, minTime, maxTime, minReceived, maxReceived, bytes, owners);
    }

    /// What the rows of several files, or parts of one, span together: in one pass, as a mixed file has a part for every company.
    static LineFile join(List<LineFile> parts) {
        var any = parts.getFirst();
        return new LineFile(
                any.path,
                any.kind,
                any.level,
                parts.stream().mapToLong(LineFile::first).min().orElseThrow(),
                parts.stream().mapToLong(LineFile::last).max().orElseThrow(),
                parts.stream().mapToLong(LineFile::minTime).min().orElseThrow(),
                parts.stream().mapToLong(LineFile::maxTime).max().orElseThrow(),
                parts.stream().mapToLong(LineFile::minReceived).min().orElseThrow(),
                parts.stream().mapToLong(LineFile::maxReceived).max().orElseThrow(),
                any.bytes,
                Owners.sum(parts.stream().map(LineFile::owners).toList()));
    }

    void write(DataOutputStream target) throws IOException {
        target.writeUTF(path);
        target.writeByte(kind.ordinal());
        target.writeInt(level);
        for (var number : new long[] {first, last, minTime, maxTime, minReceived, maxReceived, bytes}) {
            target.writeLong(number);
        }
        owners.write(target);
    }

    static LineFile read(DataInputStream source, ManifestFormat format) throws IOException {
        var path = source.readUTF();
        var kind = Kind.values()[source.readByte()];
        var level = source.readInt();
        var numbers = new long[7];
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = source.readLong();
        }
        return new LineFile(
                path,
                kind,
                level,
                numbers[0],
                numbers[1],
                numbers[2],
                numbers[3],
                numbers[4],
                numbers[5],
                numbers[6],
                format.owners(source));
    }
}
