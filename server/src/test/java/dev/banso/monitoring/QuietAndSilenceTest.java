package dev.banso.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.clock.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuietAndSilenceTest {
    @Test
    void closesByTheClockAndTellsOfSilence() {
        try (RunningBanso banso = RunningBanso.start(RunningBanso.temporaryFolder())) {
            Desk desk = Desk.of(banso);
            desk.send(SampleLine.inbound("udp_flood", desk.now()));
            UUID device = device(desk);
            move(banso, Duration.ofHours(23));
            assertThat(of(desk, AlertKind.DETECTION)).extracting(Alert::state).containsExactly(AlertState.OPEN);
            assertThat(of(desk, AlertKind.SILENCE)).extracting(Alert::state, Alert::device)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(AlertState.OPEN, device));
            move(banso, Duration.ofHours(2));
            assertThat(of(desk, AlertKind.DETECTION)).extracting(Alert::state).containsExactly(AlertState.CLOSED);
            assertThat(of(desk, AlertKind.SILENCE)).as("silence is not quiet").extracting(Alert::state).containsExactly(AlertState.OPEN);
            assertThat(desk.changesAfter(0)).extracting(change -> change.getClass().getSimpleName())
                    .containsExactlyInAnyOrder("AlertOpened", "AlertOpened", "AlertStateChanged");
        }
    }

    @Test
    void closesAtTheLastSecondOfTwentyFourQuietHoursAndLaterDetectionsOpenAnother() {
        try (RunningBanso banso = RunningBanso.start(RunningBanso.temporaryFolder())) {
            Desk desk = Desk.of(banso);
            Instant seen = desk.now();
            desk.send(SampleLine.inbound("udp_flood", seen));
            moveTo(banso, seen.plus(Duration.ofHours(24)).minusSeconds(5));
            assertThat(desk.onlyAlert().state()).isEqualTo(AlertState.OPEN);
            moveTo(banso, seen.plus(Duration.ofHours(24)));
            assertThat(desk.onlyAlert().state()).isEqualTo(AlertState.CLOSED);
            desk.send(SampleLine.inbound("udp_flood", seen.plus(Duration.ofHours(24))));
            assertThat(desk.onlyAlert().state()).as("no more than 24 hours apart: the same goes on").isEqualTo(AlertState.OPEN);
            Instant again = seen.plus(Duration.ofHours(48)).plusMillis(1);
            moveTo(banso, again);
            desk.send(SampleLine.inbound("udp_flood", again));
            assertThat(desk.alerts()).extracting(Alert::state).containsExactly(AlertState.OPEN, AlertState.CLOSED);
        }
    }

    private static List<Alert> of(Desk desk, AlertKind kind) {
        return desk.alerts().stream().filter(alert -> alert.kind() == kind).toList();
    }

    private static void move(RunningBanso banso, Duration by) {
        moveTo(banso, banso.bean(MovableClock.class).instant().plus(by));
    }

    private static void moveTo(RunningBanso banso, Instant to) {
        assertThat(banso.api("PUT", "/api/v1/clock", banso.token(), "{\"now\":\"" + to + "\"}").status()).isEqualTo(200);
    }

    private static UUID device(Desk desk) {
        return desk.banso.inTransaction(Desk.SYSTEM, jdbc -> jdbc.sql("""
                with device as (
                    insert into device (company_id, name, vendor, devid, created_at)
                    values (:company, '本社UTM', 'fortigate', 'FGT60E0000000001', :now) returning id, company_id)
                insert into device_assignment (device_id, company_id, valid_from)
                select id, company_id, :now from device returning device_id""")
                .param("company", desk.company)
                .param("now", desk.now().atOffset(java.time.ZoneOffset.UTC))
                .query(UUID.class).single());
    }
}
