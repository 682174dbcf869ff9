package dev.banso.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banso.RunningBanso;
import dev.banso.events.ThreatClass;
import dev.banso.problem.BansoException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {
    private static final String ATTACK = "Bladabindi.Botnet";

    private final RunningBanso banso = RunningBanso.shared();
    private final Desk desk = Desk.of(banso);
    private final Instant start = desk.ago(Duration.ofHours(5));
    private final SampleLine outbound = SampleLine.inbound(ATTACK, start).as(ThreatClass.OUTBOUND);

    @Test
    void countsNothingThatWasJudgedFalsePositive() {
        desk.send(outbound, outbound.blocked(false));
        assertThat(desk.counted()).isEqualTo(2);
        desk.judge(desk.onlyAlert(), Verdict.FALSE_POSITIVE);
        assertThat(desk.counted()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void countsAllVerdictsButFalsePositiveTestAndDuplicate(Verdict verdict) {
        desk.send(outbound);
        desk.judge(desk.onlyAlert(), verdict);
        boolean left = EnumSet.of(Verdict.FALSE_POSITIVE, Verdict.TEST, Verdict.DUPLICATE).contains(verdict);
        assertThat(desk.counted()).isEqualTo(left ? 0 : 1);
    }

    @Test
    void countsTheUnjudgedAndSaysSo() {
        desk.send(outbound, outbound);
        assertThat(desk.counts()).singleElement().satisfies(count -> {
            assertThat(count.count()).isEqualTo(2);
            assertThat(count.unjudged()).isEqualTo(2);
        });
        desk.judge(desk.onlyAlert(), Verdict.TRUE_POSITIVE);
        assertThat(desk.counts()).singleElement().extracting(DetectionCount::unjudged).isEqualTo(0L);
    }

    @Test
    void closesItsAlertAndLaterDetectionsOpenAnother() {
        desk.send(outbound);
        desk.judge(desk.onlyAlert(), Verdict.FALSE_POSITIVE);
        desk.send(outbound.at(start.plusSeconds(60)));
        assertThat(desk.alerts()).extracting(Alert::state).containsExactly(AlertState.OPEN, AlertState.CLOSED);
        assertThat(desk.counted()).isEqualTo(1);
    }

    @Test
    void coversLateLinesFromWithinWhatWasJudged() {
        desk.send(outbound, outbound.at(start.plusSeconds(600)));
        desk.judge(desk.onlyAlert(), Verdict.FALSE_POSITIVE);
        desk.send(outbound.at(start.plusSeconds(300)));
        assertThat(desk.onlyAlert().count()).isEqualTo(3);
        assertThat(desk.counted()).isZero();
    }

    @Test
    void reopensNothingThatWasClosedByVerdict() {
        desk.send(outbound, outbound.at(start.plusSeconds(600)));
        desk.judge(desk.onlyAlert(), Verdict.BENIGN);
        desk.send(outbound.at(start.plusSeconds(300)));
        desk.send(outbound.at(start.plusSeconds(900)));
        assertThat(desk.alerts()).filteredOn(alert -> alert.verdict() != null).singleElement()
                .extracting(Alert::state).isEqualTo(AlertState.CLOSED);
    }

    @Test
    void isTakenBackAndItsHistoryStays() {
        desk.send(outbound);
        Alert alert = desk.onlyAlert();
        desk.judge(alert, Verdict.FALSE_POSITIVE);
        desk.withdraw(alert);
        assertThat(desk.onlyAlert().verdict()).isNull();
        assertThat(desk.onlyAlert().state()).isEqualTo(AlertState.OPEN);
        assertThat(desk.counted()).isEqualTo(1);
        assertThat(desk.asSystem(() -> banso.bean(Verdicts.class).history(alert.id()))).singleElement()
                .extracting(GivenVerdict::withdrawnAt).isNotNull();
    }

    @Test
    void isReplacedByAnother() {
        desk.send(outbound);
        Alert alert = desk.onlyAlert();
        desk.judge(alert, Verdict.FALSE_POSITIVE);
        desk.judge(alert, Verdict.TRUE_POSITIVE);
        assertThat(desk.counted()).isEqualTo(1);
        assertThat(desk.asSystem(() -> banso.bean(Verdicts.class).history(alert.id()))).extracting(GivenVerdict::verdict)
                .containsExactlyInAnyOrder(Verdict.TRUE_POSITIVE, Verdict.FALSE_POSITIVE);
    }

    @Test
    void tellsReadersWhichMonthsItChanged() {
        desk.send(outbound.at(Instant.parse("2020-08-31T14:59:00Z")), outbound.at(Instant.parse("2020-08-31T15:01:00Z")));
        desk.judge(desk.onlyAlert(), Verdict.FALSE_POSITIVE);
        assertThat(desk.changesAfter(0)).filteredOn(Change.VerdictChanged.class::isInstance).singleElement()
                .extracting(change -> ((Change.VerdictChanged) change).months().toString()).isEqualTo("[2020-08, 2020-09]");
    }

    @Test
    void classesWhatNeedsReviewAndThenItCounts() {
        desk.send(outbound.as(ThreatClass.REVIEW));
        Alert alert = desk.onlyAlert();
        assertThat(alert.kind()).isEqualTo(AlertKind.REVIEW);
        assertThat(desk.counted()).isZero();
        assertThatThrownBy(() -> desk.judge(alert, Verdict.TRUE_POSITIVE)).isInstanceOf(BansoException.class);
        Desk.SYSTEM.run(() -> banso.bean(Verdicts.class).give(new Verdicts.Judgement(
                Set.of(alert.id()), Verdict.TRUE_POSITIVE, "送信元を確認", ThreatClass.INBOUND, null, Verdicts.Filter.NONE)));
        assertThat(desk.counts()).singleElement().extracting(DetectionCount::threatClass).isEqualTo(ThreatClass.INBOUND);
        desk.withdraw(alert);
        assertThat(desk.counted()).isZero();
        assertThat(desk.onlyAlert().threatClass()).isEqualTo(ThreatClass.REVIEW);
    }

    @Test
    void keepsLateralAndReviewApart() {
        desk.send(outbound.as(ThreatClass.LATERAL), outbound.as(ThreatClass.REVIEW), outbound.as(ThreatClass.BLOCKED_SITE),
                outbound.as(ThreatClass.ENDPOINT));
        assertThat(desk.counted()).isZero();
        assertThat(desk.counts()).hasSize(4);
    }

    @Test
    void isGivenToManyAtOnceAndTakenBackOneByOne() {
        desk.send(outbound, outbound.on("192.168.1.20"), outbound.on("192.168.1.21"), outbound.on("192.168.1.21"));
        List<Alert> alerts = desk.alerts();
        assertThat(alerts).hasSize(3);
        Desk.SYSTEM.run(() -> banso.bean(Verdicts.class).give(new Verdicts.Judgement(
                alerts.stream().map(Alert::id).collect(java.util.stream.Collectors.toSet()), Verdict.FALSE_POSITIVE, "社内の診断",
                null, null, Verdicts.Filter.NONE)));
        assertThat(desk.counted()).isZero();
        assertThat(desk.alerts()).extracting(Alert::state).containsOnly(AlertState.CLOSED);
        long expected = 0;
        for (Alert alert : alerts) {
            desk.withdraw(alert);
            expected += alert.count();
            assertThat(desk.counted()).isEqualTo(expected);
        }
        assertThat(desk.counts().stream().mapToLong(DetectionCount::unjudged).sum()).isEqualTo(4);
    }

    @Test
    void needsAReason() {
        desk.send(outbound);
        Alert alert = desk.onlyAlert();
        assertThatThrownBy(() -> Desk.SYSTEM.run(() -> banso.bean(Verdicts.class).give(new Verdicts.Judgement(
                Set.of(alert.id()), Verdict.BENIGN, "  ", null, null, Verdicts.Filter.NONE)))).isInstanceOf(BansoException.class);
    }

    @Test
    void leavesWhoAndWhyInTheAuditTrail() {
        desk.send(outbound);
        desk.judge(desk.onlyAlert(), Verdict.FALSE_POSITIVE);
        List<String> trail = banso.inTransaction(Desk.SYSTEM, jdbc -> jdbc.sql("""
                select actor || ' ' || (after ->> 'reason') from audit_event
                 where subject = 'verdict' and company_id = :company""")
                .param("company", desk.company).query(String.class).list());
        assertThat(trail).containsExactly("job:test 調査の結果");
    }
}
