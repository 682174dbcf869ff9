package dev.banso.report.paper;

import dev.banso.report.Change;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which edition of a month's report a document is.
///
/// @param revision 1 for the first
/// @param releasedAt null for a draft
/// @param comment of the expert, plain text; empty for none
/// @param changes against the edition before; empty for the first
public record Edition(int revision, @Nullable Instant releasedAt, String comment, List<Change> changes) {
    public boolean draft() {
        return releasedAt == null;
    }
}
