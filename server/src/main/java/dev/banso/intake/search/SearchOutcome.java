package dev.banso.intake.search;

import dev.banso.lake.Cursor;
import dev.banso.lake.StoredEvent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a search ended.
public sealed interface SearchOutcome {
    /// It was answered.
    ///
    /// @param lines newest first
    /// @param next where the next page begins; null where nothing follows
    record Found(List<StoredEvent> lines, @Nullable Cursor next) implements SearchOutcome {}

    /// It was not answered to the end, so nothing of it is shown: half an answer looks like a whole one.
    record Stopped(Bound bound) implements SearchOutcome {}

    /// What ended a search.
    enum Bound {
        /// It took more time or memory than one search may take; fewer days or another condition helps.
        TOO_BROAD,
        /// The viewer, or all viewers together, search too much at the same time.
        TOO_MANY,
        /// Whoever asked no longer waits.
        ABANDONED;

        /// Of the words that pages and API have for it.
        public String messageKey() {
            return "search.stopped." + code();
        }

        /// The spelling of message keys and metrics.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
