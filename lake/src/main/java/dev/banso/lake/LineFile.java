package dev.banso.lake;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
/// @param owners rows per owner: a company's id, or [#QUARANTINE]
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
        Map<String, Long> owners) {
    /// The owner of lines that belong to nobody yet.
    static final String QUARANTINE = "none";

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

    static String owner(@Nullable UUID company) {
        return company == null ? QUARANTINE : company.toString();
    }

    boolean holds(String owner) {
        return owners.containsKey(owner);
    }

    long rows() {
        return owners.values().stream().mapToLong(Long::longValue).sum();
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
        var owners = new HashMap<String, Long>();
        parts.forEach(part -> part.owners.forEach((owner, rows) -> owners.merge(owner, rows, Long::sum)));
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
                Map.copyOf(owners));
    }

    void write(DataOutputStream target) throws IOException {
        target.writeUTF(path);
        target.writeByte(kind.ordinal());
        target.writeInt(level);
        for (var number : new long[] {first, last, minTime, maxTime, minReceived, maxReceived, bytes}) {
            target.writeLong(number);
        }
        target.writeInt(owners.size());
        for (var owner : owners.entrySet()) {
            target.writeUTF(owner.getKey());
            target.writeLong(owner.getValue());
        }
    }

    static LineFile read(DataInputStream source) throws IOException {
        var path = source.readUTF();
        var kind = Kind.values()[source.readByte()];
        var level = source.readInt();
        var numbers = new long[7];
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = source.readLong();
        }
        var owners = new TreeMap<String, Long>();
        for (var i = source.readInt(); i > 0; i--) {
            owners.put(source.readUTF(), source.readLong());
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
                Map.copyOf(owners));
    }
}
