package dev.banso.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.FreshBanso;
import dev.banso.RunningBanso;
import dev.banso.access.Permission;
import dev.banso.clock.MovableClock;
import dev.banso.database.Scope;
import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.monitoring.Verdict;
import java.time.Duration;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/// What companies are told where the built-in mailbox takes the mails.
class MailboxTest {
    @RegisterExtension
    static final FreshBanso FRESH = new FreshBanso();

    private final RunningBanso banso = FRESH.banso();

    @Test
    void tellsOnceHoweverOftenTheSameThingIsDetected() {
        Firm firm = firm("一度だけ商店", 1);
        firm.attack(ThreatClass.INBOUND, null, "Mass.Attack", "192.168.1.30", false, 500);
        firm.attack(ThreatClass.INBOUND, null, "Mass.Attack", "192.168.1.30", false, 500);
        firm.awaitMails("sent", 1);
        firm.settle();
        assertThat(firm.mails()).hasSize(1);
    }

    @Test
    void wakesNobodyForWhatWasStoppedAndTellsOfItInTheNextMorningsDigest() {
        Firm firm = firm("朝まとめ商店", 1);
        firm.attack(ThreatClass.MALWARE, MalwarePath.WEB, "Trojan.A", "192.168.1.31", true, 2);
        firm.attack(ThreatClass.MALWARE, MalwarePath.MAIL, "Trojan.B", "192.168.1.31", true, 1);
        firm.settle();
        assertThat(firm.mails()).isEmpty();
        banso.bean(MovableClock.class).moveTo(firm.now().plus(Duration.ofDays(70)));
        JsonNode digest = firm.awaitMails("sent", 1).getFirst();
        firm.settle();
        assertThat(firm.mails()).as("months at once are one digest").hasSize(1);
        assertThat(digest.get("subject").asString()).isEqualTo("【まとめ】お知らせ " + firm.alerts().size() + " 件");
        assertThat(firm.words(digest).get("text").asString()).contains("Trojan.A", "Trojan.B", "防御済み");
    }

    @Test
    void gathersWhatIsAboveTheHourlyLimitInOneMail() {
        Firm firm = firm("多発商店", 1);
        for (int attack = 0; attack < 14; attack++) {
            firm.attack(ThreatClass.INBOUND, null, "Attack.No" + attack, "192.168.1.32", false, 1);
        }
        firm.awaitMails("sent", 10);
        firm.settle();
        assertThat(firm.mails()).hasSize(10);
        banso.bean(MovableClock.class).moveTo(firm.now().plus(Duration.ofMinutes(61)));
        assertThat(firm.awaitMails("sent", 11).getLast().get("subject").asString()).isEqualTo("【まとめ】短い時間に多くの検知がありました（" + (firm.alerts().size() - 10) + " 件）");
    }

    @Test
    void respectsEachContactsMinimumSeverityAndLanguage() {
        Firm firm = Firm.of(banso, "言語商店");
        firm.contact("日本語", "ja@gengo.example", "ja", 1, 1);
        firm.contact("English", "en@gengo.example", "en", 4, 1);
        firm.contact("重大のみ", "critical@gengo.example", "ja", 5, 1);
        firm.attack(ThreatClass.INBOUND, null, "Some.Attack", "192.168.1.33", false, 1);
        List<JsonNode> mails = firm.awaitMails("sent", 2);
        firm.settle();
        assertThat(firm.mails()).extracting(mail -> mail.get("to").asString()).containsExactlyInAnyOrder("ja@gengo.example", "en@gengo.example");
        assertThat(mails).extracting(mail -> mail.get("subject").asString())
                .contains("[Please act] An attack from outside may not have been stopped");
    }

    @Test
    void tellsOfWhatNeedsAVerdictOnlyWhenAnAnalystHasConfirmedIt() {
        Firm firm = firm("判定商店", 1);
        firm.attack(ThreatClass.OUTBOUND, null, "Odd.Botnet", "192.168.1.34", null, 1);
        firm.settle();
        assertThat(firm.mails()).isEmpty();
        firm.judge(firm.alerts().getFirst(), Verdict.TRUE_POSITIVE);
        assertThat(firm.words(firm.awaitMails("sent", 1).getFirst()).get("text").asString()).contains("当社の担当者が記録を調べ");
    }

    @Test
    void saysToTheDeskThatNobodyCanBeReached() {
        Firm firm = Firm.of(banso, "連絡先なし商店");
        firm.attack(ThreatClass.INBOUND, null, "Lonely.Attack", "192.168.1.35", false, 1);
        JsonNode mail = firm.awaitMails("sent", 1).getFirst();
        assertThat(mail.get("to").asString()).isEqualTo(RunningBanso.ADMINISTRATOR);
        assertThat(mail.get("subject").asString()).isEqualTo("【監視デスク】連絡先なし商店に連絡できる担当者がいません");
    }

    @Test
    void announcesAReportOncePerRevision() {
        Firm firm = firm("報告商店", 1);
        UUID report = UUID.randomUUID();
        for (int revision : new int[] {1, 1, 2}) {
            Scope.system("test").run(() -> banso.bean(Outbox.class).enqueue(new ReportAnnouncement(firm.id, report, YearMonth.of(2020, 10),
                    revision, "/reports/" + report, revision == 1 ? List.of() : List.of("誤検知 1 件を除きました。"))));
        }
        firm.awaitMails("sent", 2);
        firm.settle();
        assertThat(firm.mails()).extracting(mail -> mail.get("subject").asString())
                .containsExactly("【月次レポート】2020年10月分のレポートができました", "【月次レポート】2020年10月分のレポートを改訂しました（第 2 版）");
        assertThat(firm.words(firm.mails().getLast()).get("text").asString()).contains("誤検知 1 件を除きました。", "/reports/" + report);
    }

    @Test
    void showsAStrangerNothing() {
        Firm firm = firm("よその商店", 1);
        firm.attack(ThreatClass.INBOUND, null, "Secret.Attack", "192.168.1.36", false, 1);
        JsonNode mail = firm.awaitMails("sent", 1).getFirst();
        String stranger = banso.token(Firm.of(banso, "別の商店").id, EnumSet.allOf(Permission.class));
        String path = "/api/v1/notices/" + mail.get("id").asString();
        assertThat(banso.api("GET", path, stranger, null).status()).isEqualTo(404);
        assertThat(banso.api("GET", "/api/v1/notices?company=" + firm.id, stranger, null).json().get("items")).isEmpty();
        assertThat(banso.api("GET", "/api/v1/mailbox", stranger, null).status()).isEqualTo(403);
        assertThat(banso.api("GET", "/api/v1/mailbox/" + mail.get("id").asString(), stranger, null).status()).isEqualTo(403);
        assertThat(banso.api("POST", "/api/v1/notices/bounces", stranger, "{\"messageId\":\"" + mail.get("messageId").asString() + "\"}").status())
                .isEqualTo(404);
        String own = banso.token(firm.id, EnumSet.of(Permission.NOTICES_READ));
        assertThat(banso.api("GET", path, own, null).status()).isEqualTo(200);
    }

    private Firm firm(String name, int minimumSeverity) {
        Firm firm = Firm.of(banso, name);
        firm.contact("担当", "contact@" + firm.id + ".example", "ja", minimumSeverity, 1);
        return firm;
    }
}
