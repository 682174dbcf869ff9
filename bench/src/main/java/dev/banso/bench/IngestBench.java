package dev.banso.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// The same generated lines over TCP, then over UDP at fixed rates, to Banso, syslog-ng and rsyslog in turns.
final class IngestBench implements Measurement {
    static final String OPTIONS = """
            --lines N         how many over TCP; default: 1000000
            --programs LIST   of banso, syslog-ng and rsyslog; default: all, separated by commas
            --only PROTOCOL   tcp or udp; default: both
            --warm-up N       lines before the clock runs; default: 500000
            --udp-seconds N   how long at each rate; default: 10
            --seed N          of the lines over TCP; default: 20201001. Banso has never been tuned with 19870313""";

    private static final List<String> PROGRAMS = List.of("banso", "syslog-ng", "rsyslog");
    private static final List<String> PROTOCOLS = List.of("tcp", "udp");
    private static final int[] UDP_RATES = {10_000, 25_000, 50_000};
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final int lines;
    /// Lines that every program gets before the clock runs: these are services that run day and night.
    private final int warmUpLines;
    private final int udpSeconds;
    private final int seed;
    private final List<String> programs;
    private final List<String> protocols;

    private IngestBench(int lines, int warmUpLines, int udpSeconds, int seed, List<String> programs, List<String> protocols) {
        this.lines = lines;
        this.warmUpLines = warmUpLines;
        this.udpSeconds = udpSeconds;
        this.seed = seed;
        this.programs = programs;
        this.protocols = protocols;
    }

    static IngestBench of(Options options) {
        return new IngestBench(options.number("--lines", 1_000_000, 20_000), options.number("--warm-up", 500_000, 10_000),
                options.number("--udp-seconds", 10, 1), options.number("--seed", (int) GeneratedLines.SEED, (int) GeneratedLines.SEED),
                options.list("--programs", PROGRAMS), options.list("--only", PROTOCOLS));
    }

    @Override
    public void run(Rows rows) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("banso-bench-");
        try {
            Instant clock = Instant.parse("2020-10-01T03:00:00Z");
            Path file = folder.resolve("lines");
            new GeneratedLines(seed, clock, GeneratedLines.DEVICES).write(file, lines);
            Path warmUp = folder.resolve("warm-up");
            new GeneratedLines(GeneratedLines.SEED + 2, clock.minusSeconds(60), GeneratedLines.DEVICES).write(warmUp, warmUpLines);
            DebianPackages packages = DebianPackages.unpackedUnder(Files.createDirectories(folder.resolve("packages")),
                    DebianPackages.SYSLOG_DAEMONS);
            List<Subject> subjects = Stream.of(new BansoSubject(clock.plusSeconds(3_600)),
                            PeerSubject.syslogNg(packages, folder.resolve("syslog-ng")), PeerSubject.rsyslog(packages, folder.resolve("rsyslog")))
                    .filter(subject -> programs.contains(subject.name()))
                    .toList();
            for (Subject subject : protocols.contains("tcp") ? subjects : List.<Subject>of()) {
                overTcp(subject, warmUp, file, rows);
            }
            for (Subject subject : protocols.contains("udp") ? subjects : List.<Subject>of()) {
                overUdp(subject, clock, rows);
            }
            for (String what : List.of("tcp lines per second", "tcp lines per second, settling included")) {
                rows.addRatio(what, "banso", "syslog-ng", Goal.atLeast(6));
                rows.addRatio(what, "banso", "rsyslog", Goal.atLeast(1));
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private void overTcp(Subject subject, Path warmUp, Path file, Rows rows) throws IOException, InterruptedException {
        try (subject) {
            subject.start();
            send(warmUp, subject.port());
            awaitStored(subject, warmUpLines);
            long bytesBefore = subject.bytes();
            double cpuBefore = subject.cpuSeconds();
            long started = System.nanoTime();
            send(file, subject.port());
            awaitStored(subject, warmUpLines + lines);
            double seconds = (System.nanoTime() - started) / 1e9;
            rows.add("tcp lines per second", subject.name(), lines / seconds, "lines/s");
            double processor = subject.cpuSeconds() - cpuBefore;
            rows.add("tcp processor time", subject.name(), processor, "s");
            rows.add("tcp bytes stored per line", subject.name(), (double) (subject.bytes() - bytesBefore) / lines, "B");
            settle(subject, seconds / lines, processor / lines, rows);
        }
    }

    /// Settling takes its turn after storing, so its time comes on top: that of all lines since the start, divided among them.
    ///
    /// @param seconds of a line until it was stored
    /// @param processor seconds of a line until it was stored
    private void settle(Subject subject, double seconds, double processor, Rows rows) throws IOException, InterruptedException {
        double before = subject.cpuSeconds();
        double settled = (double) warmUpLines + lines;
        double settling = subject.settlingSeconds() / settled;
        rows.add("tcp lines per second, settling included", subject.name(), 1 / (seconds + settling), "lines/s");
        rows.add("tcp processor time of a line, settling included", subject.name(),
                (processor + (subject.cpuSeconds() - before) / settled) * 1e6, "µs");
    }

    private static void send(Path file, int port) throws IOException {
        try (FileChannel in = FileChannel.open(file);
                SocketChannel out = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            for (long position = 0; position < in.size(); ) {
                position += in.transferTo(position, in.size() - position, out);
            }
        }
    }

    private static void awaitStored(Subject subject, long wanted) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (subject.stored() < wanted) {
            if (System.nanoTime() > deadline) {
                throw new IOException(subject.name() + " stored " + subject.stored() + " of " + wanted + " lines");
            }
            Thread.sleep(200);
        }
    }

    private void overUdp(Subject subject, Instant clock, Rows rows) throws IOException, InterruptedException {
        try (subject) {
            subject.start();
            GeneratedLines generator = new GeneratedLines(GeneratedLines.SEED + 1, clock, GeneratedLines.DEVICES);
            byte[][] datagrams = new byte[20_000][];
            for (int number = 0; number < datagrams.length; number++) {
                datagrams[number] = generator.line(number).getBytes(StandardCharsets.UTF_8);
            }
            for (int rate : UDP_RATES) {
                long before = subject.stored();
                long sent = send(datagrams, rate, subject.port());
                double lost = sent - (awaitQuiet(subject) - before);
                rows.add("udp lost at " + rate / 1_000 + " k/s", subject.name(), 100 * lost / sent, "%", Goal.atMost(0));
            }
        }
    }

    private long send(byte[][] datagrams, int rate, int port) throws IOException {
        long total = (long) rate * udpSeconds;
        long started = System.nanoTime();
        try (DatagramSocket socket = new DatagramSocket()) {
            InetAddress host = InetAddress.getLoopbackAddress();
            for (long number = 0; number < total; number++) {
                byte[] line = datagrams[(int) (number % datagrams.length)];
                socket.send(new DatagramPacket(line, line.length, host, port));
                long due = started + (number + 1) * 1_000_000_000L / rate;
                if (number % 50 == 0 && due > System.nanoTime()) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
            }
        }
        return total;
    }

    /// The count once nothing waits and it has stood still for three seconds.
    private static long awaitQuiet(Subject subject) throws IOException, InterruptedException {
        long last = -1;
        int still = 0;
        while (still < 3) {
            Thread.sleep(1_000);
            long now = subject.stored();
            still = now == last && !subject.hasWaiting() ? still + 1 : 0;
            last = now;
        }
        return last;
    }
}
