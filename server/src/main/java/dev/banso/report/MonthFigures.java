package dev.banso.report;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One month's detections by class and path, with what they were observed on.
///
/// @param dataDays days (Asia/Tokyo) on which at least one line of the company's devices arrived
/// @param assignedDays days on which a device was assigned
/// @param lines one entry per class (and path, for malware) that the company's service provides, zeros included
public record MonthFigures(YearMonth month, Coverage coverage, int dataDays, int assignedDays, List<Line> lines) {
    /// One line of the table: a class, for malware also its path.
    public record Line(ThreatClass threatClass, @Nullable MalwarePath path, Tally tally) {}

    /// All detections of tables 30 to 36: inbound, outbound, malware.
    public Tally counted() {
        return lines.stream().filter(line -> line.threatClass().counted()).map(Line::tally).reduce(Tally.NONE, Tally::plus);
    }

    public Tally of(ThreatClass threatClass) {
        return lines.stream().filter(line -> line.threatClass() == threatClass).map(Line::tally).reduce(Tally.NONE, Tally::plus);
    }

    public Tally of(MalwarePath path) {
        return lines.stream().filter(line -> line.path() == path).map(Line::tally).reduce(Tally.NONE, Tally::plus);
    }

    /// Whether the company's service provides this class (table 32).
    public boolean provides(ThreatClass threatClass) {
        return lines.stream().anyMatch(line -> line.threatClass() == threatClass);
    }
}
