package dev.banso.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.events.ThreatClass;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A real process, killed with SIGKILL between the mail server's "taken" and its own commit.
class KilledWhileSendingTest {
    @Test
    void sendsTheMailAgainUnderTheSameMessageIdAndThenNeverMore() throws Exception {
        Path folder = RunningBanso.temporaryFolder();
        try (SmtpSink sink = new SmtpSink()) {
            UUID company;
            try (RunningBanso prepared = RunningBanso.start(folder, "--smtp", "localhost:1", "--smtp-sender", "soc@banso.example")) {
                Firm firm = Firm.of(prepared, "強制終了商店");
                company = firm.id();
                firm.contact("担当", "contact@kill.example", "ja", 1, 1);
                firm.attack(ThreatClass.INBOUND, null, "Apache.Struts", "192.168.1.50", false, 1);
                firm.awaitMails("pending", 1);
            }
            sink.hold(true);
            Process serve = serve(folder, sink);
            try {
                Firm.await(Duration.ofSeconds(120), () -> !sink.taken().isEmpty() || !serve.isAlive(), () -> "a mail that the server has taken");
            } finally {
                serve.destroyForcibly().waitFor();
            }
            assertThat(sink.taken()).hasSize(1);
            assertThat(sink.taken().getFirst().from()).as("the envelope's sender").isEqualTo("<bounces@banso.example>");
            sink.hold(false);
            try (RunningBanso again = RunningBanso.start(folder, options(sink, "2020-10-01T04:00:00+09:00"))) {
                Firm firm = Firm.again(again, company);
                firm.awaitMails("sent", 1);
                firm.settle();
                assertThat(sink.taken()).hasSize(2);
                assertThat(sink.taken()).extracting(SmtpSink.Taken::messageId).containsOnly(firm.mails().getFirst().get("messageId").asString());
                assertThat(sink.taken()).extracting(SmtpSink.Taken::to).containsOnly("<contact@kill.example>");
                assertThat(firm.mails()).hasSize(1);
            }
        }
    }

    private static String[] options(SmtpSink sink, String clock) {
        return new String[] {"--smtp", sink.address(), "--smtp-sender", "soc@banso.example", "--smtp-return-path", "bounces@banso.example",
            "--clock", clock};
    }

    private static Process serve(Path folder, SmtpSink sink) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), "dev.banso.Banso",
                "--data", folder.toString(), "--http-port", "0", "--syslog-port", "0"));
        command.addAll(List.of(options(sink, "2020-10-01T02:00:00+09:00")));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("serve.log").toFile()).start();
    }
}
