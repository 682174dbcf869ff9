package dev.banso.intake.log;

/// One record of a partition.
///
/// @param sequence its place: grows within the partition, and no two partitions share one
/// @param payload the bytes that were appended
public record LogRecord(long sequence, byte[] payload) {}
