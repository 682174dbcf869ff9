package dev.banso.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What `serve` and its PostgreSQL take of the machine's memory under load, over a long time.
final class MemoryBench implements Measurement {
    static final String OPTIONS = """
            --minutes N       how long; default: 60
            --rate N          lines a second; default: 50000
            --companies N     how many companies they are of; default: 2000""";

    private static final Goal AT_MOST = Goal.atMost(1_536);
    /// What counts as flat: a twentieth of the bound in an hour.
    private static final Goal FLAT = Goal.atMost(77);
    private static final long BETWEEN_SAMPLES_MILLISECONDS = 5_000;
    /// Memory fills up at first; whether it goes on growing is asked of what comes after this share of the time.
    private static final double FILLING_UP = 1.0 / 3;

    private final int minutes;
    private final int rate;
    private final int companies;

    private MemoryBench(int minutes, int rate, int companies) {
        this.minutes = minutes;
        this.rate = rate;
        this.companies = companies;
    }

    static MemoryBench of(Options options) {
        return new MemoryBench(options.number("--minutes", 60, 1), options.number("--rate", 50_000, 1_000),
                options.number("--companies", 2_000, 20));
    }

    /// @param hours since the lines began to come
    /// @param own mebibytes of `serve`
    /// @param database mebibytes of its PostgreSQL
    private record Sample(double hours, double own, double database) {
        static Sample of(BansoSubject banso, double hours) throws IOException {
            return new Sample(hours, ProportionalMemory.of(banso.process()), ProportionalMemory.of(banso.database()));
        }

        double sum() {
            return own + database;
        }
    }

    @Override
    public void run(Rows rows) throws IOException, InterruptedException {
        try (BansoSubject banso = new BansoSubject(Instant.now(), companies, List.of())) {
            banso.start();
            rows.add("pss before the first line", banso.name(), Sample.of(banso, 0).sum(), "MiB");
            try (SteadyTraffic traffic = SteadyTraffic.start(banso.port(), companies, rate)) {
                List<Sample> samples = samples(banso);
                rows.add("pss, highest", banso.name(), highest(samples, Sample::sum), "MiB", AT_MOST);
                rows.add("pss, highest, without PostgreSQL", banso.name(), highest(samples, Sample::own), "MiB");
                rows.add("pss, highest, PostgreSQL", banso.name(), highest(samples, Sample::database), "MiB");
                rows.add("pss, growth in an hour", banso.name(), growth(samples), "MiB/h", FLAT);
                rows.addTraffic("memory", banso, traffic, rate);
            }
        }
    }

    private List<Sample> samples(BansoSubject banso) throws IOException, InterruptedException {
        List<Sample> samples = new ArrayList<>();
        long started = System.nanoTime();
        double hours = 0;
        while (hours < minutes / 60.0) {
            Thread.sleep(BETWEEN_SAMPLES_MILLISECONDS);
            hours = (System.nanoTime() - started) / 3.6e12;
            samples.add(Sample.of(banso, hours));
        }
        return samples;
    }

    private static double highest(List<Sample> samples, ToDoubleFunction<Sample> part) {
        return samples.stream().mapToDouble(part).max().orElseThrow();
    }

    private double growth(List<Sample> samples) {
        return Trend.slope(samples.stream()
                .filter(sample -> sample.hours() > FILLING_UP * minutes / 60)
                .map(sample -> new Trend.Point(sample.hours(), sample.sum()))
                .toList());
    }
}
