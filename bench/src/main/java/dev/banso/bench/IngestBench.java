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
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// The same generated lines over TCP, then over UDP at fixed rates, to Banso, syslog-ng and rsyslog in turns.
final class IngestBench {
    static final List<String> PROGRAMS = List.of("banso", "syslog-ng", "rsyslog");
    static final List<String> PROTOCOLS = List.of("tcp", "udp");

    private static final int[] UDP_RATES = {10_000, 25_000, 50_000};
    private static final int UDP_SECONDS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /// Lines that every program gets before the clock runs: these are services that run day and night.
    private static final int WARM_UP = 500_000;
    private static final long SEED = 20_201_001;

    private final int lines;
    private final List<String> programs;
    private final List<String> protocols;
    private final List<Row> rows = new ArrayList<>();

    /// @param programs some of [#PROGRAMS]
    /// @param protocols some of [#PROTOCOLS]
    IngestBench(int lines, List<String> programs, List<String> protocols) {
        this.lines = lines;
        this.programs = known(programs, PROGRAMS);
        this.protocols = known(protocols, PROTOCOLS);
    }

    private static List<String> known(List<String> asked, List<String> known) {
        if (!known.containsAll(asked)) {
            throw new IllegalArgumentException(asked + ": only " + known + " can be measured");
        }
        return asked;
    }

    List<Row> run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("banso-bench-");
        try {
            Instant clock = Instant.parse("2020-10-01T03:00:00Z");
            Path file = folder.resolve("lines");
            new GeneratedLines(SEED, clock).write(file, lines);
            Path warmUp = folder.resolve("warm-up");
            new GeneratedLines(SEED + 2, clock.minusSeconds(60)).write(warmUp, WARM_UP);
            DebianPackages packages = DebianPackages.unpackedUnder(Files.createDirectories(folder.resolve("packages")));
            List<Subject> subjects = Stream.of(new BansoSubject(clock.plusSeconds(3_600)),
                            PeerSubject.syslogNg(packages, folder.resolve("syslog-ng")), PeerSubject.rsyslog(packages, folder.resolve("rsyslog")))
                    .filter(subject -> programs.contains(subject.name()))
                    .toList();
            for (Subject subject : protocols.contains("tcp") ? subjects : List.<Subject>of()) {
                overTcp(subject, warmUp, file);
            }
            for (Subject subject : protocols.contains("udp") ? subjects : List.<Subject>of()) {
                overUdp(subject, clock);
            }
            addRatios();
            return rows;
        } finally {
            Folders.delete(folder);
        }
    }

    private void overTcp(Subject subject, Path warmUp, Path file) throws IOException, InterruptedException {
        try (subject) {
            subject.start();
            send(warmUp, subject.port());
            awaitStored(subject, WARM_UP);
            long bytesBefore = subject.bytes();
            double cpuBefore = subject.cpuSeconds();
            long started = System.nanoTime();
            send(file, subject.port());
            awaitStored(subject, WARM_UP + lines);
            double seconds = (System.nanoTime() - started) / 1e9;
            add("tcp lines per second", subject, lines / seconds, "lines/s");
            add("tcp processor time", subject, subject.cpuSeconds() - cpuBefore, "s");
            add("tcp bytes stored per line", subject, (double) (subject.bytes() - bytesBefore) / lines, "B");
        }
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

    private void overUdp(Subject subject, Instant clock) throws IOException, InterruptedException {
        try (subject) {
            subject.start();
            GeneratedLines generator = new GeneratedLines(SEED + 1, clock);
            byte[][] datagrams = new byte[20_000][];
            for (int number = 0; number < datagrams.length; number++) {
                datagrams[number] = generator.line(number).getBytes(StandardCharsets.UTF_8);
            }
            for (int rate : UDP_RATES) {
                long before = subject.stored();
                long sent = send(datagrams, rate, subject.port());
                double lost = sent - (awaitQuiet(subject) - before);
                add("udp lost at " + rate / 1_000 + " k/s", subject, 100 * lost / sent, "%");
            }
        }
    }

    private static long send(byte[][] datagrams, int rate, int port) throws IOException {
        long total = (long) rate * UDP_SECONDS;
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

    /// The count once it has stood still for three seconds.
    private static long awaitQuiet(Subject subject) throws IOException, InterruptedException {
        long last = -1;
        int still = 0;
        while (still < 3) {
            Thread.sleep(1_000);
            long now = subject.stored();
            still = now == last ? still + 1 : 0;
            last = now;
        }
        return last;
    }

    private void addRatios() {
        for (String peer : List.of("syslog-ng", "rsyslog")) {
            addRatio("tcp lines per second", peer);
            addRatio("tcp processor time", peer);
            addRatio("tcp bytes stored per line", peer);
        }
    }

    private void addRatio(String what, String peer) {
        OptionalDouble own = value(what, "banso");
        OptionalDouble other = value(what, peer);
        if (own.isPresent() && other.isPresent()) {
            rows.add(new Row(what + ", ratio", "banso/" + peer, own.getAsDouble() / other.getAsDouble(), "×"));
        }
    }

    private OptionalDouble value(String what, String subject) {
        return rows.stream().filter(row -> row.what().equals(what) && row.subject().equals(subject)).mapToDouble(Row::value).findFirst();
    }

    private void add(String what, Subject subject, double value, String unit) {
        Row row = new Row(what, subject.name(), value, unit);
        rows.add(row);
        System.err.println(row);
    }
}
