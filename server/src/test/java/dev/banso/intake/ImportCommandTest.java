package dev.banso.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.access.Permission;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {
    private final RunningBanso banso = RunningBanso.shared();
    private final Sender sender = new Sender(banso);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void sendsAFileToTheInstallationOfTheDataFolderAndTheSameFileOnlyOnce() throws Exception {
        String file = file(sender.line(1) + "\n" + sender.line(2) + "\n");
        List<String> arguments = List.of(file, "--device", sender.device.toString(), "--data", banso.settings().data().toString());
        assertThat(run(Map.of("BANSO_TOKEN", banso.token()), arguments)).as(err.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(run(Map.of("BANSO_TOKEN", banso.token()), arguments)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("2 lines are on disk").contains("/api/v1/imports/");
        assertThat(sender.countedOnce(2)).isEqualTo(2);
    }

    @Test
    void saysHowToGetAToken() throws Exception {
        assertThat(run(Map.of(), List.of(file("x"), "--url", url()))).isEqualTo(1);
        assertThat(said()).contains("./banso token");
    }

    @Test
    void saysWhyTheInstallationRefused() throws Exception {
        String limited = banso.token(null, EnumSet.of(Permission.ALERTS_READ));
        assertThat(run(Map.of(), List.of(file("x"), "--url", url(), "--token", limited))).isEqualTo(1);
        assertThat(said()).contains("intake:write");
        assertThat(run(Map.of(), List.of(file("x"), "--url", url(), "--token", "banso_wrong"))).isEqualTo(1);
        assertThat(said()).contains("does not know this token");
    }

    @Test
    void saysThatNothingRunsThere() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(run(Map.of(), List.of(file("x"), "--url", "http://localhost:" + free, "--token", "t"))).isEqualTo(1);
        assertThat(said()).contains("no installation answers");
    }

    @Test
    void saysThatTheFileIsMissing() throws Exception {
        assertThat(run(Map.of(), List.of(folder.resolve("missing.log").toString(), "--url", url(), "--token", "t"))).isEqualTo(1);
        assertThat(said()).contains("missing.log");
    }

    @Test
    void showsHowItIsUsedWhereItIsCalledWrongly() throws Exception {
        assertThat(run(Map.of(), List.of())).isEqualTo(2);
        assertThat(run(Map.of(), List.of("a", "b"))).isEqualTo(2);
        assertThat(run(Map.of(), List.of("a", "--colour", "red"))).isEqualTo(2);
        assertThat(said()).contains("Usage: ./banso import FILE");
    }

    private int run(Map<String, String> environment, List<String> arguments) throws InterruptedException {
        return ImportCommand.command(environment).run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String url() {
        return banso.uri("/").toString();
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("old.log"), text).toString();
    }
}
