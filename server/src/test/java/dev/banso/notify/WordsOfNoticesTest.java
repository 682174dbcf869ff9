package dev.banso.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.clock.MovableClock;
import dev.banso.database.Scope;
import dev.banso.monitoring.Verdict;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What arrives at the mail server of notices that no attack causes: silence, rules, invitations; in both languages.
class WordsOfNoticesTest {
    private static final Scope SYSTEM = Scope.system("test");
    private static final String ADMIN_FAILED = "<189>devname=\"utm\" devid=\"FGT60E0000000001\" vd=\"root\" eventtime={time} tz=\"+0900\" logid=\"0100032002\" "
            + "type=\"event\" subtype=\"system\" level=\"alert\" logdesc=\"Admin login failed\" user=\"admin\" "
            + "ui=\"https(203.0.113.5)\" action=\"login\" status=\"failed\" reason=\"passwd_invalid\"";
    private static final String ADMIN_ADDED = "<189>devname=\"utm\" devid=\"FGT60E0000000001\" vd=\"root\" eventtime={time} tz=\"+0900\" logid=\"0100044547\" "
            + "type=\"event\" subtype=\"system\" level=\"information\" logdesc=\"Object attribute configured\" user=\"admin\" "
            + "ui=\"GUI(192.168.1.5)\" action=\"Add\" cfgpath=\"system.admin\" cfgobj=\"backdoor\" msg=\"Add system.admin backdoor\"";
    private static final String VPN_FAILED = "<189>devname=\"utm\" devid=\"FGT60E0000000001\" vd=\"root\" eventtime={time} tz=\"+0900\" logid=\"0101039426\" "
            + "type=\"event\" subtype=\"vpn\" level=\"alert\" logdesc=\"SSL VPN login fail\" action=\"ssl-login-fail\" tunneltype=\"ssl-web\" "
            + "remip=203.0.113.7 user=\"tanaka\" reason=\"sslvpn_login_permission_denied\" msg=\"SSL user failed to logged in\"";
    private static SmtpSink sink;
    private static RunningBanso banso;

    @BeforeAll
    static void start() throws Exception {
        sink = new SmtpSink();
        banso = RunningBanso.start(RunningBanso.temporaryFolder(), "--smtp", sink.address(), "--smtp-sender", "soc@banso.example");
        banso.api("PUT", "/api/v1/notice-policy", banso.token(), """
                {"rows":[{"class":"silence","outcome":"unknown","timings":{"medium":"immediately"}},
                         {"class":"rule","outcome":"unknown","timings":{"medium":"immediately","high":"immediately","critical":"immediately"}}]}""");
    }

    @AfterAll
    static void stop() {
        banso.close();
        sink.close();
    }

    @Test
    void ofADeviceThatFellSilentToCompanyAndDesk() throws Exception {
        Firm firm = firm("沈黙商店", "silent.example");
        device(firm);
        banso.api("PUT", "/api/v1/clock", banso.token(), "{\"now\":\"" + firm.now().plus(Duration.ofHours(3)) + "\"}");
        assertThat(arrived("ja@silent.example", "【ご確認のお願い】セキュリティ機器からの記録が届いていません"))
                .contains("沈黙商店　担当 様", "セキュリティ機器（本社UTM）からの記録が当社に届いていません", "電源ランプが点灯しているか");
        assertThat(arrived("en@silent.example", "[Please check] We no longer hear from your security device")).contains("本社UTM");
        assertThat(arrived(RunningBanso.ADMINISTRATOR, "【監視デスク】沈黙商店の機器「本社UTM」からログが届いていません"))
                .contains("データ未受信", "/alerts/");
    }

    @Test
    void ofRulesInBothLanguages() throws Exception {
        Firm firm = firm("規則商店", "rule.example");
        firm.lines(Collections.nCopies(12, ADMIN_FAILED));
        firm.lines(Collections.nCopies(12, VPN_FAILED));
        firm.lines(List.of(ADMIN_ADDED));
        assertThat(arrived("ja@rule.example", "【ご確認のお願い】セキュリティ機器の管理画面に不正なログインの試みがありました"))
                .contains("対象 https(203.0.113.5)", "ログインに成功したものがないか");
        assertThat(arrived("en@rule.example", "[Please check] Somebody guessed passwords of your security device")).contains("https(203.0.113.5)");
        assertThat(arrived("ja@rule.example", "【ご確認のお願い】社外からの接続（VPN）に不正なログインの試みが続いています")).contains("二段階認証");
        assertThat(arrived("ja@rule.example", "【ご確認のお願い】セキュリティ機器の設定が変更されました"))
                .contains("検知した名前: 管理者アカウントの追加", "保守や工事による変更であれば");
        assertThat(arrived("en@rule.example", "[Please check] The settings of your security device were changed"))
                .contains("Administrator Added").doesNotContain("管理者");
        firm.judge(firm.alerts().stream().filter(alert -> "Administrator Added".equals(alert.ruleTitle())).findFirst().orElseThrow(), Verdict.BENIGN);
        assertThat(arrived("ja@rule.example", "【訂正】先にお知らせした件は、問題ありませんでした")).contains("管理者アカウントの追加", "業務用ソフトの通信でした");
    }

    @Test
    void ofAnInvitationWhoseLinkStaysNowhere() throws Exception {
        Firm firm = firm("招待商店", "invite.example");
        String link = invite(firm, "ja", "suzuki@invite.example");
        assertThat(arrived("suzuki@invite.example", "【ご登録のお願い】月次レポートとお知らせの閲覧について"))
                .contains("招待商店", link, "このリンクは一度だけ使えます", "12 文字以上のパスワード");
        String english = invite(firm, "en", "smith@invite.example");
        assertThat(arrived("smith@invite.example", "[Please sign up] To read your security notices and reports")).contains(english);
        Firm.await(() -> kept(link) + kept(english) == 0, () -> "links that are wiped once they have left");
    }

    private static int kept(String link) {
        return banso.inTransaction(SYSTEM, jdbc -> jdbc.sql("""
                select (select count(*) from outbox_mail where text_body like :link or html_body like :link)
                     + (select count(*) from notice where facts::text like :link)""")
                .param("link", "%" + link.substring(link.lastIndexOf('/') + 1) + "%").query(Integer.class).single());
    }

    private static String invite(Firm firm, String locale, String email) {
        return banso.api("POST", "/api/v1/accounts", banso.token(), """
                {"role":"contact","company":"%s","name":"鈴木 一郎","email":"%s","locale":"%s"}""".formatted(firm.id(), email, locale))
                .json().get("link").asString();
    }

    private static Firm firm(String name, String domain) {
        Firm firm = Firm.of(banso, name);
        firm.contact("担当", "ja@" + domain, "ja", 1, 1);
        firm.contact("Smith", "en@" + domain, "en", 1, 1);
        return firm;
    }

    /// The plain text of the mail with that subject to that address; nothing in it is left unfilled.
    private static String arrived(String address, String subject) throws Exception {
        Firm.await(() -> find(address, subject) != null, () -> "\"" + subject + "\" to " + address + " among " + subjects());
        String text = find(address, subject);
        assertThat(text).doesNotContain("{", "}", "null");
        return text;
    }

    private static String find(String address, String subject) {
        return sink.taken().stream().filter(mail -> mail.to().equals("<" + address + ">")).map(WordsOfNoticesTest::message)
                .filter(message -> subject.equals(subject(message))).map(WordsOfNoticesTest::text).findFirst().orElse(null);
    }

    private static List<String> subjects() {
        return sink.taken().stream().map(mail -> mail.to() + " " + subject(message(mail))).toList();
    }

    private static MimeMessage message(SmtpSink.Taken mail) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.text().getBytes(StandardCharsets.UTF_8)));
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String text(MimeMessage message) {
        try {
            return ((MimeMultipart) message.getContent()).getBodyPart(0).getContent().toString();
        } catch (jakarta.mail.MessagingException | java.io.IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static UUID device(Firm firm) {
        return banso.inTransaction(SYSTEM, jdbc -> jdbc.sql("""
                with device as (
                    insert into device (company_id, name, vendor, devid, created_at)
                    values (:company, '本社UTM', 'fortigate', 'FGT60E0000000077', :now) returning id, company_id)
                insert into device_assignment (device_id, company_id, valid_from)
                select id, company_id, :now from device returning device_id""")
                .param("company", firm.id())
                .param("now", firm.now().atOffset(ZoneOffset.UTC))
                .query(UUID.class).single());
    }
}
