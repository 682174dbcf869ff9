package dev.banso.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExclusionTest {
    private final RunningBanso banso = RunningBanso.shared();
    private final Desk desk = Desk.of(banso);
    private final Instant start = desk.ago(Duration.ofHours(5));
    private final SampleLine line = SampleLine.inbound("udp_dst_session", start);

    @Test
    void recordsWhatItMatchesAsFalsePositiveAndAlertsNobody() {
        desk.send(line);
        desk.judge(desk.onlyAlert(), Verdict.FALSE_POSITIVE, Verdicts.Filter.SUBJECT);
        long position = desk.changesAfter(0).getLast().position();
        desk.send(line.at(start.plusSeconds(60)), line.at(start.plusSeconds(120)));
        assertThat(desk.alerts()).hasSize(2).allSatisfy(alert -> {
            assertThat(alert.state()).isEqualTo(AlertState.CLOSED);
            assertThat(alert.verdict()).isNotNull();
        });
        assertThat(desk.counted()).isZero();
        assertThat(desk.changesAfter(position)).isEmpty();
        assertThat(exclusion().matched()).isEqualTo(2);
    }

    @Test
    void groupsWhatItMatchesAcrossBatches() {
        excludeEverywhere();
        desk.send(line.at(start.plusSeconds(60)));
        desk.send(line.at(start.plusSeconds(120)));
        assertThat(desk.alerts()).extracting(Alert::count).containsExactlyInAnyOrder(2L, 1L);
    }

    @Test
    void leavesOtherSubjectsAlone() {
        desk.send(line);
        desk.judge(desk.onlyAlert(), Verdict.FALSE_POSITIVE, Verdicts.Filter.SUBJECT);
        desk.send(line.on("192.168.1.99").at(start.plusSeconds(60)));
        assertThat(desk.counted()).isEqualTo(1);
    }

    @Test
    void coversEverySubjectWhereItWasMadeForTheCompany() {
        excludeEverywhere();
        desk.send(line.on("192.168.1.99").at(start.plusSeconds(60)));
        assertThat(desk.counted()).isZero();
    }

    @Test
    void neverTouchesAnotherCompany() {
        excludeEverywhere();
        Desk neighbour = Desk.of(banso);
        neighbour.send(line.at(start.plusSeconds(60)));
        assertThat(neighbour.counted()).isEqualTo(1);
    }

    @Test
    void alertsAgainOnceItIsLifted() {
        excludeEverywhere();
        desk.send(line.at(start.plusSeconds(60)));
        Desk.SYSTEM.run(() -> banso.bean(Exclusions.class).lift(exclusion().id()));
        desk.send(line.at(start.plusSeconds(120)));
        assertThat(desk.counted()).isEqualTo(1);
        assertThat(desk.alerts()).filteredOn(alert -> alert.state() == AlertState.OPEN).hasSize(1);
    }

    @Test
    void addsNothingToWhatAnAnalystTookBackFromIt() {
        excludeEverywhere();
        desk.send(line.at(start.plusSeconds(60)));
        Alert taken = desk.alerts().stream().filter(alert -> alert.exclusion() != null).findFirst().orElseThrow();
        desk.withdraw(taken);
        assertThat(desk.counted()).isEqualTo(1);
        desk.send(line.at(start.plusSeconds(61)));
        assertThat(desk.counted()).isEqualTo(1);
    }

    @Test
    void leavesWithItsCompanyAndAllAlerts() {
        excludeEverywhere();
        desk.send(line.at(start.plusSeconds(60)));
        banso.inTransaction(Desk.SYSTEM, jdbc -> jdbc.sql("delete from company where id = :id").param("id", desk.company).update());
        assertThat(desk.alerts()).isEmpty();
        assertThat(desk.counts()).isEmpty();
        assertThat(desk.changesAfter(0)).isEmpty();
    }

    private void excludeEverywhere() {
        desk.send(line);
        desk.judge(desk.onlyAlert(), Verdict.FALSE_POSITIVE, Verdicts.Filter.COMPANY);
    }

    private Exclusion exclusion() {
        List<Exclusion> all = desk.asSystem(() -> banso.bean(Exclusions.class).all());
        return all.stream().filter(candidate -> desk.company.equals(candidate.company())).findFirst().orElseThrow();
    }
}
