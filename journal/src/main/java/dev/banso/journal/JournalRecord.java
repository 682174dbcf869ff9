package dev.banso.journal;

/// One record as it was appended.
///
/// @param sequence its place in the journal; grows by one per record, with gaps only where damage was cut out
/// @param payload the appended bytes; the reader owns the array
public record JournalRecord(long sequence, byte[] payload) {}
