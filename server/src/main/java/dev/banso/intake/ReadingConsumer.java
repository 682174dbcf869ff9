package dev.banso.intake;

import dev.banso.events.Reading;
import java.util.List;

/// Implemented by capabilities that detect or alert. What a consumer writes to PostgreSQL commits together with
/// the journal's offset, so every reading is consumed exactly once, whenever the process is killed.
///
/// A consumer keeps no state of its own that a rolled-back batch would leave wrong: the same batch may come again.
public interface ReadingConsumer {
    /// Whether it wants to be given a line. Asked as soon as the line is read, outside any transaction, by several threads and of lines
    /// that never come; what nobody wants is stored and counted, and not kept in memory for the transaction.
    boolean wants(Reading reading);

    /// Consumes what is wanted of one batch, in journal order, inside the running transaction and the system scope. Where there are
    /// several consumers, what any of them wants. An exception rolls the whole batch back; it is tried again, and the intake page shows
    /// the error until it succeeds.
    void accept(List<AttributedReading> batch);
}
