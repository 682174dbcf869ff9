package dev.banso.report.issue;

import dev.banso.report.Change;
import dev.banso.report.Report;
import dev.banso.report.Snapshot;
import dev.banso.report.paper.Edition;
import java.util.List;

/// A report and what it says.
public record Contents(Report report, Snapshot snapshot, List<Change> changes) {
    /// Which edition this is, for the paper.
    public Edition edition() {
        return new Edition(report.revision(), report.releasedAt(), report.comment(), changes);
    }
}
