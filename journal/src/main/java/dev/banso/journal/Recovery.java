package dev.banso.journal;

import java.nio.file.Path;
import java.util.List;

/// What opening found and put right.
///
/// @param records good records found
/// @param cuts places where a segment ended in bytes that are no record
public record Recovery(long records, List<Cut> cuts) {
    /// One place that was cut at its last good record.
    ///
    /// @param segment the file
    /// @param offset where it was cut
    /// @param bytes how many bytes were cut
    /// @param lostRecords records known to be lost: good or numbered ones behind the damage; 0 for a torn tail, which is
    ///     the ordinary end of a process that was killed and holds nothing that was acknowledged
    /// @param aside copy of the cut bytes
    public record Cut(Path segment, long offset, long bytes, long lostRecords, Path aside) {
        /// Whether records that may have been acknowledged are gone.
        public boolean damage() {
            return lostRecords > 0;
        }
    }

    /// Whether any segment was damaged, and not merely ended early.
    public boolean damaged() {
        return cuts.stream().anyMatch(Cut::damage);
    }
}
