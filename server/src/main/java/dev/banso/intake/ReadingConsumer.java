package dev.banso.intake;

import java.util.List;

/// Implemented by capabilities that count, detect or alert. What a consumer writes to PostgreSQL commits together with
/// the journal's offset, so every reading is consumed exactly once, whenever the process is killed.
///
/// A consumer keeps no state of its own that a rolled-back batch would leave wrong: the same batch may come again.
public interface ReadingConsumer {
    /// Consumes one batch, in journal order, inside the running transaction and the system scope. An exception rolls the
    /// whole batch back; it is tried again, and the intake page shows the error until it succeeds.
    void accept(List<AttributedReading> batch);
}
