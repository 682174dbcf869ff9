package dev.banso.lake;

import java.util.List;

/// What a compaction did.
///
/// @param filesRead files that were replaced
/// @param filesWritten files that replaced them
/// @param rows rows moved
/// @param bytesRead size of the files replaced
/// @param bytesWritten size of the files written
public record Compaction(int filesRead, int filesWritten, long rows, long bytesRead, long bytesWritten) {
    static final Compaction NOTHING = new Compaction(0, 0, 0, 0, 0);

    static Compaction of(List<LineFile> read, List<LineFile> written) {
        return new Compaction(
                read.size(),
                written.size(),
                written.stream().mapToLong(LineFile::rows).sum(),
                read.stream().mapToLong(LineFile::bytes).sum(),
                written.stream().mapToLong(LineFile::bytes).sum());
    }

    Compaction and(Compaction more) {
        return new Compaction(
                filesRead + more.filesRead,
                filesWritten + more.filesWritten,
                rows + more.rows,
                bytesRead + more.bytesRead,
                bytesWritten + more.bytesWritten);
    }
}
