package dev.banso.journal;

/// What a journal has done since it was opened, and how it stands.
///
/// @param state whether it takes records
/// @param message why not, for the person; empty while it is open
/// @param appended records taken
/// @param refused records refused because the journal was full, failing or closed
/// @param durableSequence last record on disk, 0 where none
/// @param nextSequence the sequence that the next record gets
/// @param firstSequence first record that can still be read
/// @param bytes size of all segments
/// @param segments number of segment files
/// @param commits number of `fsync`s that carried records
/// @param failedCommits attempts that the disk refused and that were tried again
public record JournalStatistics(
        JournalState state,
        String message,
        long appended,
        long refused,
        long durableSequence,
        long nextSequence,
        long firstSequence,
        long bytes,
        int segments,
        long commits,
        long failedCommits) {}
