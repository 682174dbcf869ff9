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
        TOO_BROAD("This search takes too long. A shorter period or another condition helps."),
        /// The viewer, or all viewers together, search too much at the same time.
        TOO_MANY("Too many searches run at the same time. Please try again in a moment."),
        /// Whoever asked no longer waits.
        ABANDONED("The search was ended because nobody waits for it any more.");

        private final String message;

        Bound(String message) {
            this.message = message;
        }

        /// The words of the API.
        public String message() {
            return message;
        }

        /// The spelling of message keys and metrics.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
