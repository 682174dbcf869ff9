package dev.banso.intake.web;

import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.clock.MovableClock;
import dev.banso.clock.WrittenMonth;
import dev.banso.intake.days.DataMonth;
import dev.banso.intake.days.DataMonths;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/companies/{company}/days`: the days with data of a month.
@RestController
class DataDaysApi {
    private final DataMonths months;
    private final Clock clock;

    DataDaysApi(DataMonths months, Clock clock) {
        this.months = months;
        this.clock = clock;
    }

    /// Days on which a device was assigned or said something; `device` narrows to one. Without `month` the present one.
    @GetMapping("/api/v1/companies/{company}/days")
    @Requires(Permission.DEVICES_READ)
    MonthJson show(@PathVariable UUID company, @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable UUID device) {
        return MonthJson.of(months.read(company, WrittenMonth.read(month, YearMonth.now(clock.withZone(MovableClock.JAPAN))), device));
    }

    /// @param monitoredDays days with data, as reports count them
    /// @param assignedDays days on which a device was assigned
    record MonthJson(YearMonth month, int monitoredDays, int assignedDays, List<DayJson> items) {
        static MonthJson of(DataMonth data) {
            return new MonthJson(data.month(), data.daysWithData(), data.assignedDays(), data.days().stream()
                    .map(day -> new DayJson(day.day(), day.lines().stream()
                            .map(lines -> new LinesJson(lines.device(), lines.count(), lines.assigned())).toList()))
                    .toList());
        }
    }

    record DayJson(LocalDate day, List<LinesJson> devices) {}

    /// @param lines that arrived of that day
    record LinesJson(UUID device, long lines, boolean assigned) {}
}
