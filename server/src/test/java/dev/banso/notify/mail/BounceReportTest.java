package dev.banso.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banso.problem.BansoException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What mail servers send back, understood, and what anybody may send instead, refused.
class BounceReportTest {
    @ParameterizedTest
    @CsvSource({
        "postfix-unknown-user,failed,5.1.1,tanaka@ringo.example,smtp; 550 5.1.1 <tanaka@ringo.example>: Recipient address rejected: User unknown",
        "forwarded-mailbox-full,failed,5.2.2,forwarded.to@other.example,5.2.2",
        "delayed,delayed,4.4.1,tanaka@ringo.example,'4.4.1 connect to mx.customer.example[192.0.2.25]:25: Connection timed out'"})
    void understandsWhatServersSend(String file, String action, String status, String recipient, String reason) throws IOException {
        DeliveryReport report = DeliveryReport.read(mail(file, "<notice.1@provider.example>", "tanaka@ringo.example"));
        assertThat(report.messageId()).isEqualTo("<notice.1@provider.example>");
        assertThat(report.fates()).singleElement().satisfies(fate -> {
            assertThat(fate.action()).isEqualTo(action);
            assertThat(fate.status()).isEqualTo(status);
            assertThat(fate.recipient()).isEqualTo(recipient);
            assertThat(fate.reason()).isEqualTo(reason.replace("smtp; ", ""));
        });
    }

    @ParameterizedTest
    @CsvSource({"'Subject: hello\r\n\r\nhello',bounce-kind", "'',bounce-kind",
        "'Content-Type: multipart/report; report-type=disposition-notification; boundary=a\r\n\r\n--a--',bounce-kind",
        "'Content-Type: multipart/report; report-type=delivery-status\r\n\r\nno boundary at all',bounce-garbled",
        "'Content-Type: multipart/report; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain\r\n\r\nnothing\r\n--a--\r\n',bounce-status",
        "'Content-Type: multipart/report; boundary=a\r\n\r\n--a\r\nContent-Type: message/delivery-status\r\n\r\nA: b\r\n\r\nFinal-Recipient: rfc822; x@y\r\nAction: failed\r\n--a--\r\n',bounce-mail"})
    void saysWhatIsWrongWithWhatIsNoReport(String mail, String key) {
        assertThatThrownBy(() -> DeliveryReport.read(mail.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(BansoException.class, refused -> assertThat(refused.getMessage()).startsWith("notify.error." + key));
    }

    /// Ten thousand reports with bytes changed, cut, doubled: understood or refused, never anything else.
    @Test
    void survivesWhateverArrives() throws IOException {
        Random random = new Random(20201102);
        String[] files = {"postfix-unknown-user", "forwarded-mailbox-full", "delayed"};
        for (int round = 0; round < 10_000; round++) {
            byte[] bytes = mail(files[round % files.length], "<notice.1@provider.example>", "tanaka@ringo.example");
            for (int change = 0; change < 1 + round % 8; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            byte[] cut = java.util.Arrays.copyOf(bytes, random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length);
            try {
                DeliveryReport.read(cut);
            } catch (BansoException refused) {
                assertThat(refused.getMessage()).startsWith("notify.error.bounce-");
            }
        }
    }

    static byte[] mail(String file, String messageId, String recipient) throws IOException {
        try (InputStream mail = BounceReportTest.class.getResourceAsStream("/dsn/" + file + ".eml")) {
            return new String(mail.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{messageId}", messageId).replace("{recipient}", recipient).getBytes(StandardCharsets.UTF_8);
        }
    }
}
