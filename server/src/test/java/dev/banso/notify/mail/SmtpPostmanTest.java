package dev.banso.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.notify.setting.NoticeSetting;
import dev.banso.settings.Settings;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

class SmtpPostmanTest {
    private static final NoticeSetting SETTING = new NoticeSetting("", "", "", "", null, List.of(), 10, LocalTime.NOON, false);

    @Test
    void tellsAnAddressThatDoesNotExistFromAMailThatIsRefusedAndFromAServerThatIsBusy() throws IOException {
        try (PickyMailServer server = new PickyMailServer()) {
            assertThat(deliver(server.port(), "somebody@a.example")).isInstanceOf(Transmission.Taken.class);
            assertThat(deliver(server.port(), "550@a.example")).isInstanceOfSatisfying(Transmission.Bounced.class,
                    bounced -> assertThat(bounced.reason()).contains("no such user"));
            assertThat(deliver(server.port(), "450@a.example")).isInstanceOf(Transmission.Later.class);
            assertThat(deliver(server.port(), "data554@a.example")).isInstanceOf(Transmission.Refused.class);
        }
    }

    @Test
    void saysThatTheServerIsAwayWhereNobodyListens() {
        assertThat(deliver(1, "somebody@a.example")).isInstanceOf(Transmission.Away.class);
    }

    private static Transmission deliver(int port, String address) {
        Settings.Smtp smtp = new Settings.Smtp("localhost", port, "soc@banso.example", "bounces@banso.example", null, null);
        KeptMail mail = new KeptMail(UUID.randomUUID(), UUID.randomUUID(), null, null, address, "誰か", Locale.JAPANESE,
                "<1@banso.example>", "件名", "本文", "<p>本文</p>", false, MailState.PENDING, 0, Instant.EPOCH, null, Instant.EPOCH, null,
                "review", null);
        return new SmtpPostman(smtp, (SSLSocketFactory) SSLSocketFactory.getDefault(), Clock.systemUTC()).deliver(mail, SETTING, "送り主", null);
    }
}
