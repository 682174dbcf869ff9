package dev.banso;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The script `banso` on a machine whose JDKs, Maven and Node are stand-ins that say how they were called.
class CommandScriptTest {
    @TempDir
    private Path machine;

    @BeforeEach
    void makeMachine() throws IOException {
        String script = Files.readString(Path.of("../banso")).replace("/usr/lib/jvm/*", machine + "/jvm/*").replace("/opt/", machine + "/opt/");
        executable("banso", script.substring(script.indexOf('\n') + 1));
        executable("bin/java", "echo 'openjdk version \"17.0.1\"' >&2");
        executable("bin/mvn", "echo \"$@\" >> " + machine + "/maven.log");
        executable("bin/node", "exit 0");
        for (String module : List.of("events", "journal", "lake", "server", "pilot", "bench")) {
            Files.createDirectories(machine.resolve(module + "/src/main"));
            Files.createDirectories(machine.resolve(module + "/target/classes"));
            Files.writeString(machine.resolve(module + "/pom.xml"), "");
        }
        Files.writeString(machine.resolve("pom.xml"), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "demo", "explain", "token", "backup", "restore", "test"})
    void saysInOneLineThatThereIsNoJdk25(String command) throws Exception {
        Ended ended = banso(command);
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.lines()).singleElement().asString().startsWith("banso: needs a JDK 25 and found none.");
    }

    @Test
    void buildsServerAndPilotOfAFreshCloneInOneGoAndOnlyOnce() throws Exception {
        jdk25();
        assertThat(banso("demo").lines()).last().asString().contains("dev.banso.pilot.Demo");
        assertThat(maven()).singleElement().asString().contains("-pl server,pilot -am");
        banso("demo");
        assertThat(maven()).hasSize(1);
    }

    @Test
    void takesNothingAwayThatItDoesNotBuildAgain() throws Exception {
        jdk25();
        banso("explain");
        assertThat(maven()).singleElement().asString().contains("-pl events -am");
        assertThat(machine.resolve("server/target/classes")).exists();
        banso("pilot");
        Files.createDirectories(machine.resolve("server/target/classes"));
        banso("bench");
        assertThat(maven()).last().asString().contains("-pl bench -am");
        assertThat(machine.resolve("server/target/classes")).exists();
    }

    @Test
    void namesEveryCommandInItsHelp() throws Exception {
        String help = String.join("\n", banso("help").lines());
        assertThat(help).contains("demo", "serve", "token", "import", "backup", "restore", "recount", "explain", "pilot", "test", "bench", "help");
        assertThat(banso("help").code()).isZero();
        assertThat(banso("nonsense").code()).isEqualTo(2);
        assertThat(banso("test", "--help").code()).isZero();
    }

    @Test
    void boundsTheMemoryOfServeAndEndsWhereItDoesNotSuffice() throws Exception {
        jdk25();
        assertThat(banso("serve").lines()).last().asString().contains("-Xmx672m", "-XX:MaxDirectMemorySize=96m", "-XX:+ExitOnOutOfMemoryError");
    }

    @Test
    void takesTheMemoryOfServeFromTheCommandLineBeforeTheSettingsFile() throws Exception {
        jdk25();
        Path file = Files.writeString(machine.resolve("banso.conf"), "data=/var/lib/banso\nmemory = 4096\n");
        assertThat(banso("serve", "--config", file.toString()).lines()).last().asString().contains("-Xmx1792m");
        assertThat(banso("serve", "--config=" + file, "--memory", "2048").lines()).last().asString().contains("-Xmx896m");
    }

    @Test
    void leavesItToServeToSayThatAMemoryIsNoNumber() throws Exception {
        jdk25();
        assertThat(banso("serve", "--memory", "2g").lines()).last().asString().contains("-Xmx672m", "--memory 2g");
    }

    private void jdk25() throws IOException {
        executable("jvm/jdk/bin/java", "if [ \"$1\" = -version ]; then echo 'openjdk version \"25.0.1\"' >&2; else echo \"$@\"; fi");
        executable("jvm/jdk/bin/javac", "exit 0");
    }

    private List<String> maven() throws IOException {
        return Files.readAllLines(machine.resolve("maven.log"));
    }

    private void executable(String path, String body) throws IOException {
        Path file = machine.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/usr/bin/env bash\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Ended banso(String... words) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder(Stream.concat(Stream.of(machine.resolve("banso").toString()), Stream.of(words)).toList())
                .redirectErrorStream(true);
        Map<String, String> environment = command.environment();
        environment.clear();
        environment.put("PATH", machine.resolve("bin") + ":/usr/bin:/bin");
        environment.put("HOME", machine.toString());
        Process process = command.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed.lines().toList());
    }

    private record Ended(int code, List<String> lines) {}
}
