package dev.banso.pilot;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A throw-away installation: `banso serve` as a process of its own on a folder of its own, set up as a person would.
public final class Installation implements AutoCloseable {
    public static final String ADMINISTRATOR = "admin@example.jp";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern FIRST_LINK = Pattern.compile("First administrator: \\S+(/welcome/\\S+)");

    private final Path data;
    private final Process process;
    private final Path log;
    private final int httpPort;
    private final int syslogPort;

    private Installation(Path data, Process process, Path log, int httpPort, int syslogPort) {
        this.data = data;
        this.process = process;
        this.log = log;
        this.httpPort = httpPort;
        this.syslogPort = syslogPort;
    }

    /// Starts `serve` with a movable clock at that time and waits until it answers.
    public static Installation start(int httpPort, Instant clock) throws IOException, InterruptedException {
        return start(httpPort, clock, List.of());
    }

    /// The same with further options of `serve`.
    public static Installation start(int httpPort, Instant clock, List<String> options) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("banso-");
        Path log = data.resolve("serve.log");
        int http = httpPort == 0 ? freePort() : httpPort;
        int syslog = freePort();
        List<String> command = command("serve", "--data", data.toString(), "--http-port", Integer.toString(http),
                "--syslog-port", Integer.toString(syslog), "--clock", clock.toString());
        command.addAll(options);
        ProcessBuilder serve = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // What libraries unpack for themselves lies in the same folder and goes with it.
        String temporary = "-Djava.io.tmpdir=" + Files.createDirectory(data.resolve("temporary"));
        serve.environment().merge("BANSO_JAVA_OPTIONS", temporary, (given, ours) -> given + " " + ours);
        Process process = serve.start();
        Installation installation = new Installation(data, process, log, http, syslog);
        // Ctrl-C and every other end of the pilot end the installation too, and its folder.
        Runtime.getRuntime().addShutdownHook(new Thread(installation::close));
        installation.awaitReady();
        return installation;
    }

    private void awaitReady() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!ApiClient.answers(address())) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new PilotException("banso serve did not start:\n" + Files.readString(log));
            }
            Thread.sleep(200);
        }
    }

    public String address() {
        return "http://localhost:" + httpPort;
    }

    /// The operating system's number of the `serve` process.
    public long pid() {
        return process.pid();
    }

    /// The installation's data folder.
    public Path data() {
        return data;
    }

    public int syslogPort() {
        return syslogPort;
    }

    /// The path of the one-time link that `serve` printed at its first start.
    public String firstLink() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            Matcher matcher = FIRST_LINK.matcher(Files.readString(log));
            if (matcher.find()) {
                return matcher.group(1);
            }
            Thread.sleep(100);
        }
        throw new PilotException("banso serve printed no link for the first administrator:\n" + Files.readString(log));
    }

    /// A token with every scope, made by the command that a provider would use.
    public String token() throws IOException, InterruptedException {
        Process asking = new ProcessBuilder(command("token", "--data", data.toString(), "--scope", "all", "--name", "pilot"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String token = new String(asking.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
        if (asking.waitFor() != 0 || token.isEmpty()) {
            throw new PilotException("banso token made no token");
        }
        return token;
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public synchronized void close() {
        if (!Files.exists(data)) {
            return;
        }
        try {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException failed) {
            System.err.println("pilot: " + data + " could not be removed: " + failed.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(String... words) {
        String banso = System.getProperty("banso.command");
        if (banso == null) {
            throw new PilotException("start this with ./banso");
        }
        List<String> command = new ArrayList<>(List.of(banso));
        command.addAll(List.of(words));
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
