package dev.banso.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;

/// What a line costs on the disk once its file is settled: beside the text alone, compressed as hard as `zstd` can.
final class StorageBench implements Measurement {
    static final String OPTIONS = """
            --lines N         how many of each input; default: 300000
            --inputs LIST     of seed, other-seed and corpora; default: all, separated by commas""";

    private static final Instant START = Instant.parse("2020-10-01T03:00:00Z");
    private static final int SAMPLED = 37;

    /// Two seeds of the generator, and what others published, over and over.
    private static final List<String> INPUTS = List.of("seed", "other-seed", "corpora");

    private final int lines;
    private final List<String> names;

    private StorageBench(int lines, List<String> names) {
        this.lines = lines;
        this.names = names;
    }

    static StorageBench of(Options options) {
        return new StorageBench(options.number("--lines", 300_000, 5_000), options.list("--inputs", INPUTS));
    }

    @Override
    public void run(Rows rows) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("banso-bench-");
        try {
            Zstandard zstandard = new Zstandard(
                    DebianPackages.unpackedUnder(Files.createDirectories(folder.resolve("packages")), DebianPackages.ZSTD));
            for (String name : names) {
                if (name.equals("corpora") && !Corpora.areThere()) {
                    System.err.println("skipped: corpora absent");
                } else {
                    measure(name, lines(name), Files.createDirectory(folder.resolve(name)), zstandard, rows);
                }
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private void measure(String name, IntFunction<String> input, Path folder, Zstandard zstandard, Rows rows)
            throws IOException, InterruptedException {
        Path text = folder.resolve("lines");
        LineSample sample = new LineSample();
        try (FilledLake lake = new FilledLake(folder.resolve("lake"), START.plus(Duration.ofDays(7)));
                OutputStream file = new BufferedOutputStream(Files.newOutputStream(text), 1 << 20)) {
            for (int number = 0; number < lines; number++) {
                byte[] line = input.apply(number).getBytes(StandardCharsets.UTF_8);
                file.write(line);
                file.write('\n');
                int device = number % GeneratedLines.DEVICES;
                long sequence = lake.add(device, line, at(number));
                if (number % SAMPLED == 0) {
                    sample.add(FilledLake.company(device), sequence, line);
                }
            }
            lake.settle();
            String what = "bytes per line, " + name;
            rows.add("lines that came back byte for byte, " + name, "banso", sample.verify(lake.lake()), "lines");
            rows.add(what, "banso", (double) lake.bytes() / lines, "B");
            file.flush();
            rows.add(what, "raw text", (double) Files.size(text) / lines, "B");
            rows.add(what, zstandard.name(), (double) zstandard.bytes(text) / lines, "B");
            rows.addRatio(what, "banso", zstandard.name(), Goal.atMost(1));
        }
    }

    private static Instant at(int number) {
        return START.plusMillis(number / GeneratedLines.LINES_PER_MILLISECOND);
    }

    /// The lines of an input by their number, each of the firewall of that number.
    private static IntFunction<String> lines(String input) throws IOException {
        return switch (input) {
            case "seed" -> generated(GeneratedLines.SEED);
            case "other-seed" -> generated(GeneratedLines.OTHER_SEED);
            default -> published();
        };
    }

    private static IntFunction<String> generated(long seed) {
        GeneratedLines generator = new GeneratedLines(seed, START, GeneratedLines.DEVICES);
        return number -> generator.line(number % GeneratedLines.DEVICES, at(number));
    }

    private static IntFunction<String> published() throws IOException {
        List<String> published = Corpora.lines();
        return number -> published.get(number % published.size());
    }
}
