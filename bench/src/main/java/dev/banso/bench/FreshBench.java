package dev.banso.bench;

import dev.banso.pilot.ApiClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// From a line's leaving to the first search that finds it, through syslog port and API: while nothing else comes in, and
/// while many lines do.
final class FreshBench implements Measurement {
    static final String OPTIONS = """
            --probes N        how many lines are looked for, quiet and busy each; default: 100
            --rate N          lines a second meanwhile; default: 50000
            --companies N     how many companies they are of; default: 40""";

    private static final int BETWEEN_SEARCHES_MILLISECONDS = 50;
    private static final long PATIENCE_MILLISECONDS = 120_000;
    private static final Goal GOAL = Goal.atMost(5_000);

    /// Who wants to see what just came looks at the last minutes; what a search of more takes is another measurement's.
    private static final Duration LATELY = Duration.ofMinutes(1);

    private final int probes;
    private final int rate;
    private final int companies;
    private final int warmUpSeconds;

    private FreshBench(int probes, int rate, int companies, int warmUpSeconds) {
        this.probes = probes;
        this.rate = rate;
        this.companies = companies;
        this.warmUpSeconds = warmUpSeconds;
    }

    static FreshBench of(Options options) {
        return new FreshBench(options.number("--probes", 100, 5), options.number("--rate", 50_000, 1_000),
                options.number("--companies", GeneratedLines.DEVICES, 5), options.number("--warm-up", 30, 1));
    }

    @Override
    public void run(Rows rows) throws IOException, InterruptedException {
        try (BansoSubject banso = new BansoSubject(Instant.now(), companies, List.of())) {
            banso.start();
            rows.addTimes("line sent to line found, quiet", banso.name(), probe(banso, 0), GOAL);
            try (SteadyTraffic traffic = SteadyTraffic.start(banso.port(), companies, rate)) {
                Thread.sleep(warmUpSeconds * 1_000L);
                rows.addTimes("line sent to line found, busy", banso.name(), probe(banso, probes), GOAL);
                rows.addTraffic("fresh", banso, traffic, rate);
            }
        }
    }

    private Distribution probe(BansoSubject banso, int first) throws IOException, InterruptedException {
        List<Double> milliseconds = new ArrayList<>();
        try (SyslogConnection connection = new SyslogConnection(banso.port())) {
            for (int number = first; number < first + probes; number++) {
                int device = number % companies;
                String address = "100.64." + number / 250 + "." + (1 + number % 250);
                Instant now = Instant.now();
                long sent = System.nanoTime();
                connection.send(ProbeLines.blocked(device, address, now));
                awaitFound(banso.api(), "/search?company=" + banso.company(device) + "&address=" + address
                        + "&from=" + now.minus(LATELY).truncatedTo(ChronoUnit.SECONDS), sent);
                milliseconds.add((System.nanoTime() - sent) / 1e6);
            }
        }
        return new Distribution(milliseconds);
    }

    private static void awaitFound(ApiClient api, String question, long since) throws IOException, InterruptedException {
        while (api.get(question).path("items").isEmpty()) {
            if ((System.nanoTime() - since) / 1_000_000 > PATIENCE_MILLISECONDS) {
                throw new IOException("a line was not found within " + PATIENCE_MILLISECONDS + " ms");
            }
            Thread.sleep(BETWEEN_SEARCHES_MILLISECONDS);
        }
    }
}
