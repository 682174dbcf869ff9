package dev.banso.bench;

import dev.banso.events.DeviceProfile;
import dev.banso.events.EventReader;
import dev.banso.events.LineParser;
import dev.banso.events.Reading;
import dev.banso.events.detect.Detector;
import dev.banso.events.detect.RuleFile;
import dev.banso.events.detect.RuleSet;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Lines on one core: taken apart and classified, and then asked about by many rules, too. A second is one of the thread's
/// processor time, so that what else the machine does counts little.
final class RulesBench implements Measurement {
    static final String OPTIONS = """
            --rules N         how many rules, those that are shipped among them; default: 1000
            --lines N         how many different lines; default: 100000
            --rounds N        how often the lines are read; the fastest round counts; default: 10""";

    private static final Instant START = Instant.parse("2020-10-01T03:00:00Z");
    private static final UUID COMPANY = new UUID(0, 1);

    private final int rules;
    private final int lines;
    private final int rounds;

    private RulesBench(int rules, int lines, int rounds) {
        this.rules = rules;
        this.lines = lines;
        this.rounds = rounds;
    }

    static RulesBench of(Options options) {
        return new RulesBench(options.number("--rules", 1_000, 1_000), options.number("--lines", 100_000, 5_000),
                options.number("--rounds", 10, 3));
    }

    @Override
    public void run(Rows rows) {
        List<RuleFile> files = new ArrayList<>(RuleFile.shipped());
        files.add(new GeneratedRules(GeneratedLines.SEED).file(rules - RuleSet.shipped().rules().size()));
        RuleSet loaded = RuleSet.load(files);
        Detector detector = new Detector(loaded);
        byte[][] input = input();
        Matched matched = new Matched();
        Consumer<Reading> asking = reading -> matched.lines += detector.match(COMPANY, reading).found().isEmpty() ? 0 : 1;
        // In turns, so that both see the same machine.
        double reading = 0;
        double all = 0;
        for (int round = 0; round < rounds; round++) {
            reading = Math.max(reading, linesPerSecond(input, each -> matched.read += each.flags().size()));
            all = Math.max(all, linesPerSecond(input, asking));
        }
        rows.add("rules loaded", "banso", loaded.rules().size(), "rules");
        rows.add("lines that a rule finds", "banso", 100.0 * matched.lines / ((double) rounds * lines), "%");
        rows.add("read and classified, no rules", "banso", reading, "lines/s");
        rows.add("read, classified and asked by all rules", "banso", all, "lines/s", Goal.atLeast(100_000));
        rows.add("asked by all rules, without reading", "banso", 1 / (1 / all - 1 / reading), "lines/s");
    }

    private byte[][] input() {
        GeneratedLines generator = new GeneratedLines(GeneratedLines.SEED, START, GeneratedLines.DEVICES);
        byte[][] input = new byte[lines][];
        for (int number = 0; number < lines; number++) {
            input[number] = generator.line(number).getBytes(StandardCharsets.UTF_8);
        }
        return input;
    }

    private static double linesPerSecond(byte[][] input, Consumer<Reading> use) {
        Instant received = START.plusSeconds(60);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long started = threads.getCurrentThreadCpuTime();
        for (byte[] line : input) {
            use.accept(EventReader.read(LineParser.parse(line), DeviceProfile.UNKNOWN, received));
        }
        return input.length * 1e9 / (threads.getCurrentThreadCpuTime() - started);
    }

    /// Keeps what was computed alive, so that none of it can be left out.
    private static final class Matched {
        private long lines;
        private long read;
    }
}
