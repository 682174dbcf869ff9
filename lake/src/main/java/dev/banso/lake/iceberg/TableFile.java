package dev.banso.lake.iceberg;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// A Parquet file of the table and what its rows span, so that engines need not open it to pass it over.
///
/// @param location how others name it
/// @param company whose rows it has; null in the quarantine
/// @param month of Tokyo that all rows happened in
/// @param rows how many
/// @param bytes size
/// @param time first and last event time, microseconds
/// @param received first and last receipt, microseconds
/// @param sequence first and last sequence
public record TableFile(
        String location, @Nullable String company, YearMonth month, long rows, long bytes, Span time, Span received, Span sequence) {
    /// From the least to the greatest value.
    public record Span(long least, long greatest) {
        static final Span UNKNOWN = new Span(0, 0);
    }

    /// As much as must be known of a file to take it out of the table.
    public static TableFile leaving(String location, @Nullable String company, YearMonth month) {
        return new TableFile(location, company, month, 0, 0, Span.UNKNOWN, Span.UNKNOWN, Span.UNKNOWN);
    }
}
