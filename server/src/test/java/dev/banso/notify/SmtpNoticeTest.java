package dev.banso.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.banso.RunningBanso;
import dev.banso.events.ThreatClass;
import dev.banso.monitoring.Verdict;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Mails on a real mail server.
class SmtpNoticeTest {
    private static final Path DATA = RunningBanso.temporaryFolder();
    private static GreenMail server;
    private static ServerSetup setup;
    private static RunningBanso banso;

    @BeforeAll
    static void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            setup = new ServerSetup(free.getLocalPort(), "localhost", ServerSetup.PROTOCOL_SMTP);
        }
        startServer();
        banso = startBanso();
    }

    @AfterAll
    static void stop() {
        banso.close();
        server.stop();
    }

    @Test
    void arrivesWithItsHeadersAndInJapanese() throws Exception {
        Firm firm = Firm.of(banso, "青森りんご商店");
        firm.contact("田中 一郎", "tanaka@ringo.example", "ja", 1, 1);
        firm.attack(ThreatClass.INBOUND, null, "D-Link.Devices.HNAP", "192.168.1.20", false, 3);
        MimeMessage mail = awaitReceived("tanaka@ringo.example", 1).getFirst();
        assertThat(mail.getSubject()).isEqualTo("【ご対応のお願い】社外からの攻撃が止められていない可能性があります");
        InternetAddress from = (InternetAddress) mail.getFrom()[0];
        assertThat(from.getAddress()).isEqualTo("soc@banso.example");
        assertThat(from.getPersonal()).isEqualTo("伴走テスト株式会社");
        assertThat(((InternetAddress) mail.getAllRecipients()[0]).getPersonal()).isEqualTo("田中 一郎");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Message-ID")[0]).matches("<notice\\.[0-9a-f-]+@banso\\.example>");
        ZonedDateTime date = mail.getSentDate().toInstant().atZone(ZoneId.of("Asia/Tokyo"));
        assertThat(date.getYear()).as("the date is the platform's").isEqualTo(2020);
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain").contains("UTF-8");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html").contains("UTF-8");
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains("青森りんご商店　田中 一郎 様", "■ 今すること", "1. 192.168.1.20 が何の機器か", "検知した名前: D-Link.Devices.HNAP");
    }

    @Test
    void triesTheNextContactWhenAMailComesBack() {
        Firm firm = Firm.of(banso, "弘前工業");
        UUID gone = firm.contact("退職者", "gone@hirosaki.example", "ja", 1, 1);
        firm.contact("後任", "next@hirosaki.example", "ja", 1, 2);
        firm.attack(ThreatClass.INBOUND, null, "Apache.Struts", "192.168.1.21", false, 1);
        String messageId = firm.awaitMails("sent", 1).getFirst().get("messageId").asString();
        String report = "{\"messageId\":\"" + messageId + "\",\"reason\":\"550 5.1.1 no such user\"}";
        assertThat(banso.api("POST", "/api/v1/notices/bounces", firm.token(), report).status()).isEqualTo(204);
        assertThat(awaitReceived("next@hirosaki.example", 1)).hasSize(1);
        assertThat(firm.mails("failed")).hasSize(1);
        Boolean marked = banso.inTransaction(dev.banso.database.Scope.system("test"), jdbc ->
                jdbc.sql("select bounced_at is not null from contact where id = :id").param("id", gone).query(Boolean.class).single());
        assertThat(marked).isTrue();
    }

    @Test
    void waitsForAServerThatIsDownAndSurvivesARestartWithoutTellingTwice() {
        Firm firm = Firm.of(banso, "八戸水産");
        firm.contact("佐藤", "sato@hachinohe.example", "en", 1, 1);
        server.stop();
        firm.attack(ThreatClass.MALWARE, dev.banso.events.MalwarePath.MAIL, "EICAR", "192.168.1.22", false, 1);
        Firm.await(() -> firm.mails("pending").stream().anyMatch(mail -> mail.get("attempts").asInt() > 0), () -> "an attempt that failed");
        String messageId = firm.mails().getFirst().get("messageId").asString();
        banso.close();
        startServer();
        banso = startBanso();
        Firm again = Firm.again(banso, firm.id);
        banso.bean(dev.banso.clock.MovableClock.class).moveTo(again.now().plus(Duration.ofHours(1)));
        List<MimeMessage> received = awaitReceived("sato@hachinohe.example", 1);
        banso.inTransaction(dev.banso.database.Scope.system("test"), jdbc -> jdbc.sql("update notify_position set position = 0").update());
        again.settle();
        assertThat(received).hasSize(1).allSatisfy(mail -> {
            assertThat(mail.getMessageID()).isEqualTo(messageId);
            assertThat(mail.getSubject()).isEqualTo("[Please act] A mail with a virus may have reached you");
        });
        assertThat(received("sato@hachinohe.example")).hasSize(1);
    }

    @Test
    void sendsAMailAgainUnderTheSameMessageIdWhenItsSendingWasNotCommitted() throws Exception {
        Firm firm = Firm.of(banso, "十和田観光");
        firm.contact("工藤", "kudo@towada.example", "ja", 1, 1);
        firm.attack(ThreatClass.INBOUND, null, "Cisco.RV", "192.168.1.23", false, 1);
        MimeMessage first = awaitReceived("kudo@towada.example", 1).getFirst();
        firm.awaitMails("sent", 1);
        // What a kill between the server's answer and our commit leaves behind: a mail that is still pending.
        banso.inTransaction(dev.banso.database.Scope.system("test"), jdbc ->
                jdbc.sql("update outbox_mail set state = 'pending', sent_at = null where company_id = :id").param("id", firm.id).update());
        List<MimeMessage> both = awaitReceived("kudo@towada.example", 2);
        assertThat(both.getLast().getMessageID()).isEqualTo(first.getMessageID());
    }

    @Test
    void correctsAMailThatAVerdictOverturns() throws Exception {
        Firm firm = Firm.of(banso, "むつ建設");
        firm.contact("山田", "yamada@mutsu.example", "ja", 1, 1);
        firm.attack(ThreatClass.OUTBOUND, null, "Gh0st.Rat.Botnet", "192.168.1.24", false, 2);
        awaitReceived("yamada@mutsu.example", 1);
        firm.awaitMails("sent", 1);
        firm.judge(firm.alerts().getFirst(), Verdict.FALSE_POSITIVE);
        MimeMessage correction = awaitReceived("yamada@mutsu.example", 2).getLast();
        assertThat(correction.getSubject()).isEqualTo("【訂正】先にお知らせした件は、問題ありませんでした");
        assertThat(((MimeMultipart) correction.getContent()).getBodyPart(0).getContent().toString())
                .contains("判断の理由：業務用ソフトの通信でした", "Gh0st.Rat.Botnet");
    }

    private static void startServer() {
        server = new GreenMail(setup);
        server.start();
    }

    private static RunningBanso startBanso() {
        return RunningBanso.start(DATA, "--smtp", "localhost:" + setup.getPort(), "--smtp-sender", "soc@banso.example");
    }

    private static List<MimeMessage> received(String address) {
        return Arrays.stream(server.getReceivedMessages()).filter(mail -> {
            try {
                return ((InternetAddress) mail.getAllRecipients()[0]).getAddress().equals(address);
            } catch (jakarta.mail.MessagingException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }).toList();
    }

    private static List<MimeMessage> awaitReceived(String address, int count) {
        Firm.await(() -> received(address).size() >= count, () -> count + " mails to " + address);
        return received(address);
    }
}
