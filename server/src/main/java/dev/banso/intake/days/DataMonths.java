package dev.banso.intake.days;

import dev.banso.clock.MovableClock;
import dev.banso.company.Assignment;
import dev.banso.company.Companies;
import dev.banso.company.Device;
import dev.banso.company.Devices;
import dev.banso.intake.DeviceDays;
import dev.banso.intake.DeviceDays.DeviceDay;
import dev.banso.intake.days.DataMonth.DataDay;
import dev.banso.intake.days.DataMonth.DeviceLines;
import dev.banso.intake.days.DataMonth.DeviceOfMonth;
import dev.banso.problem.BansoException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The records behind the days with data that reports name.
@Service
public class DataMonths {
    private final Companies companies;
    private final Devices devices;
    private final DeviceDays days;

    DataMonths(Companies companies, Devices devices, DeviceDays days) {
        this.companies = companies;
        this.devices = devices;
        this.days = days;
    }

    /// The month of one device, or of all where none is named.
    ///
    /// @throws BansoException not found, where the scope does not see the company
    @Transactional(readOnly = true)
    public DataMonth read(UUID company, YearMonth month, @Nullable UUID device) {
        companies.get(company);
        List<Assignment> assignments = devices.assignmentsDuring(start(month), start(month.plusMonths(1))).stream()
                .filter(assignment -> assignment.company().equals(company))
                .filter(assignment -> device == null || assignment.device().equals(device))
                .toList();
        List<DeviceDay> said = days.days(company, month, month).stream()
                .filter(day -> device == null || day.device().equals(device))
                .toList();
        List<UUID> shown = Stream.concat(assignments.stream().map(Assignment::device), said.stream().map(DeviceDay::device)).distinct().toList();
        return new DataMonth(month,
                shown.stream().map(one -> new DeviceOfMonth(one, devices.find(one).map(Device::name).orElse(null))).toList(),
                month.atDay(1).datesUntil(month.plusMonths(1).atDay(1))
                        .map(day -> new DataDay(day, shown.stream().map(one -> lines(one, day, assignments, said)).toList()))
                        .filter(day -> day.hasData() || day.assigned())
                        .toList());
    }

    private static DeviceLines lines(UUID device, LocalDate day, List<Assignment> assignments, List<DeviceDay> said) {
        return new DeviceLines(device,
                said.stream().filter(one -> one.device().equals(device) && one.day().equals(day)).mapToLong(DeviceDay::lines).sum(),
                assignments.stream().anyMatch(assignment -> assignment.device().equals(device) && assignment.covers(day)));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(MovableClock.JAPAN).toInstant();
    }
}
