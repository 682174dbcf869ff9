package dev.banso.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.intake.AttributedReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RuleAlertTest {
    private static final UUID BRUTE_FORCE = UUID.fromString("138b0edc-e012-4388-bda4-0df5317bbb14");

    private final RunningBanso banso = RunningBanso.shared();
    private final Desk desk = Desk.of(banso);
    private final Instant start = desk.ago(Duration.ofHours(2));

    @Test
    void makesOneAlertOfABruteForceAndCountsNoDetection() {
        desk.consume(failures(0, 12));
        Alert alert = desk.onlyAlert();
        assertThat(alert.kind()).isEqualTo(AlertKind.RULE);
        assertThat(alert.ruleId()).isEqualTo(BRUTE_FORCE);
        assertThat(alert.subject()).isEqualTo("https(203.0.113.5)");
        assertThat(alert.severity()).isEqualTo(4);
        assertThat(desk.counts()).isEmpty();
    }

    @Test
    void remembersBetweenBatches() {
        desk.consume(failures(0, 6));
        assertThat(desk.alerts()).isEmpty();
        desk.consume(failures(6, 12));
        assertThat(desk.onlyAlert().ruleId()).isEqualTo(BRUTE_FORCE);
    }

    @Test
    void matchesABatchThatComesAgainAfterARollbackAsIfForTheFirstTime() {
        List<AttributedReading> batch = failures(0, 6);
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                banso.inTransaction(Desk.SYSTEM, jdbc -> {
                    banso.bean(DetectionConsumer.class).accept(batch);
                    throw new IllegalStateException("killed");
                });
            } catch (IllegalStateException killed) {
                assertThat(desk.alerts()).isEmpty();
            }
        }
        desk.consume(batch);
        assertThat(desk.alerts()).as("six failures, though read four times").isEmpty();
    }

    @Test
    void addsNoSecondAlertToALineThatHasItsOwn() {
        desk.send(SampleLine.inbound("OpenSSL.Heartbleed.Attack", start));
        assertThat(desk.onlyAlert().kind()).isEqualTo(AlertKind.DETECTION);
    }

    @Test
    void givesADetectionTheTitleAndSeverityOfTheRuleThatSaysMoreThanTheClass() {
        SampleLine botnet = SampleLine.inbound("Bladabindi.Botnet", start).as(dev.banso.events.ThreatClass.OUTBOUND).blocked(false);
        desk.send(botnet);
        Alert alert = desk.onlyAlert();
        assertThat(alert.severity()).isEqualTo(5);
        assertThat(alert.ruleTitle(java.util.Locale.JAPANESE)).contains("ボットネット");
        desk.send(botnet.at(start.plusSeconds(60)));
        assertThat(desk.onlyAlert().ruleTitle()).isEqualTo(alert.ruleTitle());
    }

    @Test
    void leavesADetectionTheDevicesSeverityWhereNoRuleSaysMoreThanTheClass() {
        desk.send(SampleLine.inbound("udp_dst_session", start));
        assertThat(desk.onlyAlert().severity()).isEqualTo(4);
        assertThat(desk.onlyAlert().ruleTitle()).isNull();
    }

    @Test
    void countsTheMatchesOfEachRule() {
        long before = matched();
        desk.consume(failures(0, 12));
        assertThat(matched()).isEqualTo(before + 1);
        assertThat(desk.asSystem(() -> banso.bean(Rules.class).all())).allSatisfy(rule -> assertThat(rule.origin()).contains(":"));
    }

    private long matched() {
        return desk.asSystem(() -> banso.bean(Rules.class).all()).stream()
                .filter(rule -> rule.id().equals(BRUTE_FORCE)).findFirst().orElseThrow().matched();
    }

    @Test
    void countsTheMatchesOfARuleThatOnlyServesACorrelation() {
        long before = matched("admin_login_failed");
        desk.consume(failures(0, 12));
        assertThat(matched("admin_login_failed")).isEqualTo(before + 12);
    }

    private long matched(String name) {
        return desk.asSystem(() -> banso.bean(Rules.class).all()).stream()
                .filter(rule -> name.equals(rule.name())).findFirst().orElseThrow().matched();
    }

    private List<AttributedReading> failures(int from, int to) {
        return AdminLogins.failures(desk, start, from, to);
    }
}
