package dev.banso.monitoring;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/// Something that happened to alerts or counts; see [Changes].
public sealed interface Change {
    /// Its place in the order of all changes; grows, with gaps.
    long position();

    UUID company();

    /// When, by Banso's clock.
    Instant at();

    /// An alert was opened. One of old lines is closed by quiet at once: its state says so.
    record AlertOpened(long position, UUID company, UUID alert, Instant at) implements Change {}

    /// An alert closed, or opened again because its verdict was withdrawn or late lines came.
    record AlertStateChanged(long position, UUID company, UUID alert, Instant at) implements Change {}

    /// An open alert grew worse: its severity rose, or the device let pass what it had stopped so far.
    record AlertWorsened(long position, UUID company, UUID alert, Instant at) implements Change {}

    /// A verdict was given or withdrawn.
    ///
    /// @param months whose figures it may have changed
    record VerdictChanged(long position, UUID company, UUID alert, List<YearMonth> months, Instant at) implements Change {}

    /// Lines of months gone by were counted: late lines, imports, lines adopted from quarantine.
    ///
    /// @param months whose figures changed
    record LateLinesCounted(long position, UUID company, List<YearMonth> months, Instant at) implements Change {}
}
