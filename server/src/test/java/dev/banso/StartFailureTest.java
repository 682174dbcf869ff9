package dev.banso;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `serve`, started as a process, says in one line what a person can mend, prints nothing else and ends with another code than 0.
class StartFailureTest {
    @TempDir
    private Path folder;

    @Test
    void saysEveryMistakeOfTheOptionsAtOnce() throws Exception {
        Ended ended = serve("--http-port", "99999", "--syslog-port", "many", "--smtp", "mail.example.jp:x", "--clock", "yesterday", "--colour", "--base-url", "soc",
                "--memory", "2g");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.lines()).hasSize(8).allSatisfy(line -> assertThat(line).startsWith("banso: "))
                .anySatisfy(line -> assertThat(line).contains("--http-port")).anySatisfy(line -> assertThat(line).contains("--syslog-port"))
                .anySatisfy(line -> assertThat(line).contains("HOST:PORT")).anySatisfy(line -> assertThat(line).contains("--smtp-sender"))
                .anySatisfy(line -> assertThat(line).contains("--clock")).anySatisfy(line -> assertThat(line).contains("unknown option --colour"))
                .anySatisfy(line -> assertThat(line).contains("--base-url")).anySatisfy(line -> assertThat(line).contains("--memory"));
    }

    @Test
    void saysThatTheDataFolderIsNotWritable() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        Ended ended = serve("--data", file.resolve("data").toString());
        assertThat(ended.only()).startsWith("banso: the data folder").contains("is not writable", "--data");
    }

    @Test
    void saysThatAnotherBansoRunsOnTheFolderAndLeavesItAlone() throws Exception {
        Ended ended = serve("--data", RunningBanso.shared().settings().data().toString(), "--http-port", "0", "--syslog-port", "0");
        assertThat(ended.only()).startsWith("banso: another Banso runs on the data folder");
        assertThat(RunningBanso.shared().api("GET", "/api/v1/companies", RunningBanso.shared().token(), null).status()).isEqualTo(200);
    }

    @Test
    void saysThatTheSyslogPortIsTaken() throws Exception {
        FirstStart.copyTo(folder);
        try (ServerSocket taken = new ServerSocket(0)) {
            Ended ended = serve("--data", folder.toString(), "--http-port", "0", "--syslog-port", Integer.toString(taken.getLocalPort()));
            assertThat(ended.only()).isEqualTo("banso: TCP port %d is in use or may not be opened; give another with --syslog-port".formatted(taken.getLocalPort()));
        }
    }

    @Test
    void saysThatTheHttpPortIsTaken() throws Exception {
        FirstStart.copyTo(folder);
        try (ServerSocket taken = new ServerSocket(0)) {
            Ended ended = serve("--data", folder.toString(), "--http-port", Integer.toString(taken.getLocalPort()), "--syslog-port", "0");
            assertThat(ended.only()).isEqualTo("banso: TCP port %d is in use or may not be opened; give another with --http-port".formatted(taken.getLocalPort()));
        }
    }

    @Test
    void saysThatTheDatabaseCannotBeReached() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        Ended ended = serve("--data", folder.toString(), "--database", "jdbc:postgresql://localhost:" + nobody + "/banso?user=banso&password=secret");
        assertThat(ended.only()).startsWith("banso: the database cannot be reached").contains(Integer.toString(nobody)).doesNotContain("secret");
    }

    @Test
    void saysThatTheDatabasesPasswordIsWrong() throws Exception {
        String address = RunningBanso.shared().bean(HikariDataSource.class).getJdbcUrl();
        Ended ended = serve("--data", folder.toString(), "--database", address + (address.contains("?") ? "&" : "?") + "user=postgres&password=wrong");
        assertThat(ended.only()).startsWith("banso: the database cannot be reached").contains("password authentication failed").doesNotContain("wrong");
    }

    private static Ended serve(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), "dev.banso.Banso"));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), printed.lines().toList());
    }

    private record Ended(int code, List<String> lines) {
        String only() {
            assertThat(code).isEqualTo(1);
            assertThat(lines).hasSize(1);
            return lines.getFirst();
        }
    }
}
