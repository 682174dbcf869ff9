package dev.banso.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenCommandTest {
    private final RunningBanso banso = RunningBanso.shared();
    private final String data = banso.settings().data().toString();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void makesATokenThatMayDoWhatWasAskedAndNothingElse() throws Exception {
        assertThat(run("--scope", "companies:read", "--data", data)).as(err.toString(StandardCharsets.UTF_8)).isZero();
        String token = out.toString(StandardCharsets.UTF_8).strip();
        assertThat(banso.api("GET", "/api/v1/companies", token, null).status()).isEqualTo(200);
        assertThat(banso.api("GET", "/api/v1/quarantine", token, null).status()).isEqualTo(403);
    }

    @Test
    void refusesTwoDataFoldersInsteadOfLookingForOneThatIsCalledLikeBoth() throws Exception {
        assertThat(run("--scope", "all", "--data", data, "--data", data)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("banso: --data is given twice").contains("Usage: ./banso token");
    }

    @Test
    void asksForWhatTheTokenMayDo() throws Exception {
        assertThat(run("--data", data)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("banso: --scope is missing");
    }

    @Test
    void saysWhatTheInstallationKnowsNothingOf() throws Exception {
        assertThat(run("--scope", "nonsense:read", "--data", data)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("banso: ").contains("nonsense:read");
    }

    private int run(String... words) throws InterruptedException {
        return TokenCommand.COMMAND.run(List.of(words), new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
