package dev.banso.intake;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// Implemented by who counts detections in reports: the lines of a counted detection live as long as a report that counts
/// them.
public interface ReportedMonths {
    /// For each of these companies the oldest month that a report counts or will count. Lines of earlier months are no
    /// longer needed by any report.
    Map<UUID, YearMonth> oldest(Collection<UUID> companies);
}
