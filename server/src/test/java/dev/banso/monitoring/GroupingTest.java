package dev.banso.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.intake.AttributedReading;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class GroupingTest {
    private static final String HEARTBLEED = "OpenSSL.Heartbleed.Attack";

    private final RunningBanso banso = RunningBanso.shared();
    private final Desk desk = Desk.of(banso);
    private final Instant start = desk.ago(Duration.ofHours(10));

    @Test
    void makesOneAlertOfAMillionIdenticalDetections() {
        AttributedReading line = desk.line(SampleLine.inbound(HEARTBLEED, start));
        List<AttributedReading> batch = java.util.Collections.nCopies(20_000, line);
        for (int i = 0; i < 50; i++) {
            desk.consume(batch);
        }
        Alert alert = desk.onlyAlert();
        assertThat(alert.count()).isEqualTo(1_000_000);
        assertThat(alert.blockedCount()).isEqualTo(1_000_000);
        assertThat(desk.counted()).isEqualTo(1_000_000);
        assertThat(desk.asSystem(() -> banso.bean(Alerts.class).lines(alert.id()))).hasSize(20);
        assertThat(desk.changesAfter(0)).filteredOn(Change.AlertOpened.class::isInstance).hasSize(1);
    }

    @Test
    void countsALineThatWasSentTwiceTwiceAndALinesOwnCountOnce() {
        SampleLine repeated = SampleLine.inbound("udp_flood", start).with("count=1903 msg=\"repeats 1903 times\"");
        desk.send(repeated, repeated);
        assertThat(desk.onlyAlert().count()).isEqualTo(2);
        assertThat(desk.counted()).isEqualTo(2);
    }

    @Test
    void neverGroupsAcrossCompanies() {
        Desk neighbour = Desk.of(banso);
        desk.consume(List.of(desk.line(SampleLine.inbound(HEARTBLEED, start)), neighbour.line(SampleLine.inbound(HEARTBLEED, start))));
        assertThat(desk.onlyAlert().count()).isEqualTo(1);
        assertThat(neighbour.onlyAlert().count()).isEqualTo(1);
    }

    @Test
    void keepsSubjectsClassesPathsAndAttacksApart() {
        SampleLine first = SampleLine.inbound(HEARTBLEED, start);
        desk.send(first, first.on("192.168.1.11"), first.as(ThreatClass.OUTBOUND), first.by(MalwarePath.MAIL), first.by(MalwarePath.WEB),
                SampleLine.inbound("Gh0st.Rat.Botnet", start));
        assertThat(desk.alerts()).hasSize(6).allSatisfy(alert -> assertThat(alert.count()).isEqualTo(1));
    }

    /// The entries of one alert lie at as many random places as there are indexes, where there are many alerts.
    @Test
    void changesNoIndexWhereAnAlertGoesOnWithinTheHour() {
        Instant hour = start.truncatedTo(ChronoUnit.HOURS);
        desk.send(SampleLine.inbound(HEARTBLEED, hour.plusSeconds(1)));
        assertThat(updatesWithNewIndexEntries(SampleLine.inbound(HEARTBLEED, hour.plusSeconds(3_599)))).isZero();
        assertThat(updatesWithNewIndexEntries(SampleLine.inbound(HEARTBLEED, hour.plusSeconds(3_600)))).isOne();
        assertThat(desk.onlyAlert().count()).isEqualTo(3);
    }

    private long updatesWithNewIndexEntries(SampleLine sample) {
        return banso.inTransaction(Desk.SYSTEM, jdbc -> {
            long before = updatesWithNewIndexEntries(jdbc);
            banso.bean(DetectionConsumer.class).accept(List.of(desk.line(sample)));
            return updatesWithNewIndexEntries(jdbc) - before;
        });
    }

    /// Of this connection, since it last told the statistics of them.
    private static long updatesWithNewIndexEntries(JdbcClient jdbc) {
        return jdbc.sql("""
                select pg_stat_get_xact_tuples_updated(alert) - pg_stat_get_xact_tuples_hot_updated(alert)
                  from (select 'alert'::regclass as alert) as it""").query(Long.class).single();
    }

    @Test
    void goesOnWhileThereAreNoTwentyFourHoursOfQuiet() {
        Instant first = desk.ago(Duration.ofHours(70));
        desk.send(SampleLine.inbound(HEARTBLEED, first), SampleLine.inbound(HEARTBLEED, first.plus(Duration.ofHours(24))));
        desk.send(SampleLine.inbound(HEARTBLEED, first.plus(Duration.ofHours(48))));
        Alert alert = desk.onlyAlert();
        assertThat(alert.count()).isEqualTo(3);
        assertThat(alert.state()).isEqualTo(AlertState.OPEN);
        assertThat(desk.asSystem(() -> banso.bean(Alerts.class).days(alert.id()))).hasSize(3);
    }

    @Test
    void opensAnotherAfterTwentyFourHoursOfQuiet() {
        Instant first = desk.ago(Duration.ofHours(30));
        desk.send(SampleLine.inbound(HEARTBLEED, first));
        desk.send(SampleLine.inbound(HEARTBLEED, first.plus(Duration.ofHours(25))));
        assertThat(desk.alerts()).extracting(Alert::state).containsExactly(AlertState.OPEN, AlertState.CLOSED);
    }

    @Test
    void addsALateLineToTheAlertOfItsTime() {
        Instant first = desk.ago(Duration.ofDays(40));
        desk.send(SampleLine.inbound(HEARTBLEED, first));
        desk.send(SampleLine.inbound(HEARTBLEED, start));
        desk.send(SampleLine.inbound(HEARTBLEED, first.plus(Duration.ofHours(3))));
        assertThat(desk.alerts()).extracting(Alert::count).containsExactly(1L, 2L);
        assertThat(desk.alerts()).extracting(Alert::state).containsExactly(AlertState.OPEN, AlertState.CLOSED);
    }

    @Test
    void closesAtOnceWhatALateLineOpens() {
        desk.send(SampleLine.inbound(HEARTBLEED, start));
        desk.send(SampleLine.inbound(HEARTBLEED, desk.ago(Duration.ofDays(40))));
        assertThat(desk.alerts()).extracting(Alert::state).containsExactly(AlertState.OPEN, AlertState.CLOSED);
        assertThat(desk.changesAfter(0)).filteredOn(Change.LateLinesCounted.class::isInstance).isNotEmpty();
    }

    @Test
    void countsALateLineInItsOwnMonth() {
        Instant longAgo = Instant.parse("2020-08-31T15:30:00Z");
        desk.send(SampleLine.inbound(HEARTBLEED, longAgo), SampleLine.inbound(HEARTBLEED, longAgo.minusSeconds(3600)));
        assertThat(desk.counts()).extracting(count -> count.month().toString(), DetectionCount::count)
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple("2020-08", 1L), org.assertj.core.groups.Tuple.tuple("2020-09", 1L));
    }

    @Test
    void keepsTheFirstAndTheLastLines() {
        List<AttributedReading> batch = new ArrayList<>();
        for (int i = 0; i < 35; i++) {
            batch.add(desk.line(SampleLine.inbound(HEARTBLEED, start.plusSeconds(i))));
        }
        desk.consume(batch.subList(0, 13));
        desk.consume(batch.subList(13, 35));
        List<AlertLine> lines = desk.asSystem(() -> banso.bean(Alerts.class).lines(desk.onlyAlert().id()));
        List<Long> kept = new ArrayList<>(batch.subList(0, 10).stream().map(AttributedReading::sequence).toList());
        kept.addAll(batch.subList(25, 35).stream().map(AttributedReading::sequence).toList());
        assertThat(lines).extracting(AlertLine::sequence).containsExactlyElementsOf(kept);
        assertThat(lines.getFirst().line()).contains("attack=\"" + HEARTBLEED + "\"");
    }

    @Test
    void saysWhetherItWasStopped() {
        SampleLine line = SampleLine.inbound(HEARTBLEED, start);
        desk.send(line, line.blocked(false), line.blocked(null));
        Alert alert = desk.onlyAlert();
        assertThat(alert.blocked()).isFalse();
        assertThat(alert.blockedCount()).isEqualTo(1);
        assertThat(alert.unblockedCount()).isEqualTo(1);
        assertThat(desk.counts()).extracting(DetectionCount::count, DetectionCount::blocked, DetectionCount::unblocked)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(3L, 1L, 1L));
    }

    @Test
    void leavesNothingBehindWhenItsBatchIsRolledBack() {
        AttributedReading line = desk.line(SampleLine.inbound(HEARTBLEED, start));
        try {
            banso.inTransaction(Desk.SYSTEM, jdbc -> {
                banso.bean(DetectionConsumer.class).accept(List.of(line));
                throw new IllegalStateException("killed");
            });
        } catch (IllegalStateException killed) {
            assertThat(desk.alerts()).isEmpty();
        }
        desk.consume(List.of(line));
        assertThat(desk.onlyAlert().count()).isEqualTo(1);
        assertThat(desk.changesAfter(0)).filteredOn(Change.AlertOpened.class::isInstance).hasSize(1);
    }
}
