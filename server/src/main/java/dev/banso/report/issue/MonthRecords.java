package dev.banso.report.issue;

import dev.banso.company.Assignment;
import dev.banso.company.Company;
import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.intake.DeviceDays.DeviceDay;
import dev.banso.monitoring.DetectionCount;
import dev.banso.report.Coverage;
import dev.banso.report.MonthFigures;
import dev.banso.report.Tally;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One company's records of several months, and the figures that follow from them.
record MonthRecords(Company company, List<DetectionCount> counts, List<Assignment> assignments, List<DeviceDay> days) {
    MonthFigures figures(YearMonth month) {
        int assigned = assignedDays(month, assignment -> true).size();
        int data = dataDays(month, day -> true).size();
        List<MonthFigures.Line> lines = lines(month);
        boolean detected = lines.stream().anyMatch(line -> line.tally().total() > 0);
        Coverage coverage = detected || data > 0 ? Coverage.MONITORED : assigned > 0 ? Coverage.NO_DATA : Coverage.NOT_MONITORED;
        return new MonthFigures(month, coverage, data, assigned, lines);
    }

    /// The days of the month on which a device was assigned.
    Set<LocalDate> assignedDays(YearMonth month, Predicate<Assignment> which) {
        Set<LocalDate> assigned = new TreeSet<>();
        for (Assignment assignment : assignments) {
            if (which.test(assignment)) {
                month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).filter(assignment::covers).forEach(assigned::add);
            }
        }
        return assigned;
    }

    /// The days of the month on which lines arrived.
    Set<LocalDate> dataDays(YearMonth month, Predicate<DeviceDay> which) {
        Set<LocalDate> data = new TreeSet<>();
        days.stream().filter(which).map(DeviceDay::day).filter(day -> YearMonth.from(day).equals(month)).forEach(data::add);
        return data;
    }

    /// The devices that were the company's on any day of the month, in the order of their assignments.
    List<UUID> devices(YearMonth month) {
        return assignments.stream().map(Assignment::device).distinct()
                .filter(device -> !assignedDays(month, assignment -> assignment.device().equals(device)).isEmpty())
                .toList();
    }

    /// What was counted in the month, by class, path and attack.
    List<DetectionCount> of(YearMonth month) {
        return counts.stream().filter(count -> count.month().equals(month)).toList();
    }

    static Tally tally(DetectionCount count) {
        return new Tally(count.blocked(), count.unblocked(), count.count() - count.blocked() - count.unblocked(), count.unjudged());
    }

    private List<MonthFigures.Line> lines(YearMonth month) {
        List<MonthFigures.Line> lines = new ArrayList<>();
        lines.add(line(month, ThreatClass.INBOUND, null));
        lines.add(line(month, ThreatClass.OUTBOUND, null));
        for (MalwarePath path : MalwarePath.values()) {
            lines.add(line(month, ThreatClass.MALWARE, path));
        }
        for (ThreatClass optional : List.of(ThreatClass.BLOCKED_SITE, ThreatClass.ENDPOINT)) {
            if (company.services().contains(optional)) {
                lines.add(line(month, optional, null));
            }
        }
        return lines;
    }

    private MonthFigures.Line line(YearMonth month, ThreatClass threatClass, @Nullable MalwarePath path) {
        Tally tally = of(month).stream()
                .filter(count -> count.threatClass() == threatClass && (path == null || pathOf(count) == path))
                .map(MonthRecords::tally)
                .reduce(Tally.NONE, Tally::plus);
        return new MonthFigures.Line(threatClass, path, tally);
    }

    /// Malware always has a path; one that nobody named is another.
    static @Nullable MalwarePath pathOf(DetectionCount count) {
        return count.threatClass() == ThreatClass.MALWARE && count.path() == null ? MalwarePath.OTHER : count.path();
    }
}
