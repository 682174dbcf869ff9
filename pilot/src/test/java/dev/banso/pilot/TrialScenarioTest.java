package dev.banso.pilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TrialScenarioTest {
    private final Scenario scenario = trial();

    @Test
    void hasFortyCompaniesOfWhomTwentySixAreMonitoredAtFirst() {
        List<Registration> companies = Registration.all(scenario);
        assertThat(companies).hasSize(40);
        assertThat(companies).filteredOn(company -> company.from().equals(YearMonth.of(2020, 10))).hasSize(26);
        assertThat(companies).filteredOn(company -> company.from().equals(YearMonth.of(2020, 12))).hasSize(2);
    }

    @Test
    void dealsTheLabelsOutAsOftenAsTheTablesSay() {
        Map<String, Long> prefectures = Registration.all(scenario).stream()
                .collect(Collectors.groupingBy(Registration::prefecture, Collectors.counting()));
        assertThat(prefectures).isEqualTo(Map.of("青森県", 4L, "秋田県", 4L, "山形県", 22L, "宮城県", 10L));
    }

    @Test
    void sendsTheDetectionsOfTheTablesAndNoOthers() {
        Traffic traffic = new Traffic(scenario, Registration.all(scenario));
        List<Traffic.SentLine> november = YearMonth.of(2020, 11).atDay(1).datesUntil(YearMonth.of(2020, 12).atDay(1))
                .flatMap(day -> traffic.of(day).stream())
                .toList();
        assertThat(november).filteredOn(line -> line.line().contains(" attack=\"ip_dst_session\"")).hasSize(36);
        assertThat(november).filteredOn(line -> line.line().contains("eventtype=\"infected\"")).hasSize(54);
        assertThat(november).allMatch(line -> !line.company().from().isAfter(YearMonth.of(2020, 11)));
    }

    @Test
    void sendsTheSameLinesAtEveryReplay() {
        assertThat(firstDay()).isEqualTo(firstDay());
    }

    private List<Traffic.SentLine> firstDay() {
        return new Traffic(scenario, Registration.all(scenario)).of(YearMonth.of(2020, 10).atDay(1));
    }

    private static Scenario trial() {
        try {
            return ScenarioReader.trial();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
