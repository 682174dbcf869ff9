package dev.banso.lake.iceberg;

import dev.banso.lake.warehouse.Warehouse;
import java.time.Duration;

/// Where a lake's settled files appear as a table.
///
/// @param catalogue where engines look the table up
/// @param warehouse where its metadata lies, below `metadata/`; lakes that name the same one share the table
/// @param longestQuery how long a file stays on disk after it was replaced, for engines that are reading it
public record TablePlace(TableCatalogue catalogue, Warehouse warehouse, Duration longestQuery) {}
