package dev.banso.pilot;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// All lines of a scenario, day by day, in the order in which the firewalls send them.
final class Traffic {
    private static final Duration DAY = Duration.ofDays(1);

    private final Scenario scenario;
    private final List<Registration> companies;
    private final Random chance;
    private final LineWriter writer;
    private final Map<LocalDate, List<SentLine>> detections = new TreeMap<>();

    Traffic(Scenario scenario, List<Registration> companies) {
        this.scenario = scenario;
        this.companies = companies;
        this.chance = new Random(scenario.seed() + 1);
        this.writer = new LineWriter(chance);
        scenario.detections().forEach(this::schedule);
    }

    /// A line, who sends it and when.
    record SentLine(Registration company, ZonedDateTime at, String line) {}

    /// The lines of one day.
    List<SentLine> of(LocalDate day) {
        List<SentLine> lines = new ArrayList<>(detections.getOrDefault(day, List.of()));
        YearMonth month = YearMonth.from(day);
        for (Registration company : monitored(month)) {
            for (int count = 0; count < scenario.ordinaryLinesPerCompanyAndDay(); count++) {
                ZonedDateTime at = someTime(day);
                lines.add(new SentLine(company, at, writer.ordinary(company, at)));
            }
            for (int count = 0; count < scenario.lookalikeLinesPerCompanyAndMonth(); count++) {
                if (chance.nextInt(month.lengthOfMonth()) == 0) {
                    ZonedDateTime at = someTime(day);
                    lines.add(new SentLine(company, at, writer.lookalike(company, at)));
                }
            }
        }
        lines.sort(Comparator.comparing(SentLine::at));
        return lines;
    }

    private void schedule(Scenario.Detections wanted) {
        wanted.counts().forEach((month, count) -> {
            List<Registration> possible = monitored(month);
            for (int line = 0; line < count; line++) {
                Registration company = possible.get(chance.nextInt(possible.size()));
                LocalDate day = month.atDay(1 + chance.nextInt(month.lengthOfMonth()));
                // The last minute of a month in Japan lies in the same month, whatever the day is in Greenwich.
                ZonedDateTime at = line == 0 ? month.atEndOfMonth().atTime(23, 59, 30).atZone(LineWriter.JAPAN) : someTime(day);
                detections.computeIfAbsent(at.toLocalDate(), date -> new ArrayList<>())
                        .add(new SentLine(company, at, writer.detection(wanted.kind(), wanted.attack(), company, at)));
            }
        });
    }

    private List<Registration> monitored(YearMonth month) {
        return companies.stream().filter(company -> !company.from().isAfter(month)).toList();
    }

    private ZonedDateTime someTime(LocalDate day) {
        return day.atStartOfDay(LineWriter.JAPAN).plusNanos((long) (chance.nextDouble() * DAY.toNanos()));
    }
}
