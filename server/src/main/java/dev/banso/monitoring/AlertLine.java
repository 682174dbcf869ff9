package dev.banso.monitoring;

import dev.banso.events.Reason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One of the lines that an alert keeps as samples: its first ten and its last ten. All others are found in the lake.
///
/// @param sequence place in the journal
/// @param blocked null where unknown
/// @param flags codes of what was odd about the line
/// @param reasons how it was classed, step by step
/// @param line as sent; bytes that are no UTF-8 show as U+FFFD
public record AlertLine(
        long sequence,
        UUID device,
        Instant happenedAt,
        Instant receivedAt,
        @Nullable Boolean blocked,
        List<String> flags,
        List<Reason> reasons,
        String line) {}
