package dev.banso.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// What a line costs on the disk once its file is settled: beside the text alone, compressed as hard as `zstd` can, and beside
/// OpenSearch, with the line in `_source` as Elastic's integrations and Security Onion keep it (Graylog indexes it as text too, which
/// takes more), and without it.
final class StorageBench implements Measurement {
    static final String OPTIONS = """
            --lines N         how many of each input; default: 300000
            --inputs LIST     of seed, other-seed and corpora; default: all, separated by commas
            --peers LIST      of zstd and opensearch (70 MB from Maven's repository); default: both""";

    private static final Instant START = Instant.parse("2020-10-01T03:00:00Z");
    private static final int SAMPLED = 37;

    /// Two seeds of the generator, and what others published, over and over.
    private static final List<String> INPUTS = List.of("seed", "other-seed", "corpora");
    private static final List<String> PEERS = List.of("zstd", "opensearch");
    private static final Goal A_QUARTER = Goal.atMost(0.25);

    private final int lines;
    private final List<String> names;
    private final List<String> peers;

    private StorageBench(int lines, List<String> names, List<String> peers) {
        this.lines = lines;
        this.names = names;
        this.peers = peers;
    }

    static StorageBench of(Options options) {
        return new StorageBench(options.number("--lines", 300_000, 5_000), options.list("--inputs", INPUTS), options.list("--peers", PEERS));
    }

    @Override
    public void run(Rows rows) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("banso-bench-");
        try {
            Map<String, Path> texts = new LinkedHashMap<>();
            for (String name : names) {
                if (name.equals("corpora") && !Corpora.areThere()) {
                    System.err.println("skipped: corpora absent");
                } else {
                    texts.put(name, settle(name, lines(name), Files.createDirectory(folder.resolve(name)), rows));
                }
            }
            if (peers.contains("zstd")) {
                besideZstandard(texts, Files.createDirectory(folder.resolve("packages")), rows);
            }
            if (peers.contains("opensearch")) {
                besideOpenSearch(texts, Files.createDirectory(folder.resolve("opensearch")), rows);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    /// @return the lines as text
    private Path settle(String name, IntFunction<String> input, Path folder, Rows rows) throws IOException {
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
            rows.add("lines that came back byte for byte, " + name, "banso", sample.verify(lake.lake()), "lines");
            addBytes(name, "banso", lake.bytes(), rows);
        }
        addBytes(name, "raw text", Files.size(text), rows);
        return text;
    }

    private void besideZstandard(Map<String, Path> texts, Path folder, Rows rows) throws IOException, InterruptedException {
        Zstandard zstandard = new Zstandard(DebianPackages.unpackedUnder(folder, DebianPackages.ZSTD));
        for (Map.Entry<String, Path> text : texts.entrySet()) {
            addBytes(text.getKey(), zstandard.name(), zstandard.bytes(text.getValue()), rows);
            rows.addRatio(what(text.getKey()), "banso", zstandard.name(), Goal.atMost(1));
        }
    }

    private void besideOpenSearch(Map<String, Path> texts, Path folder, Rows rows) throws IOException, InterruptedException {
        try (OpenSearch openSearch = OpenSearch.startedUnder(folder)) {
            for (Map.Entry<String, Path> text : texts.entrySet()) {
                for (boolean keepsLines : new boolean[] {true, false}) {
                    String subject = "OpenSearch " + openSearch.version() + (keepsLines ? "" : " without the line");
                    addBytes(text.getKey(), subject, openSearch.bytes(text.getValue(), keepsLines), rows);
                    rows.addRatio(what(text.getKey()), "banso", subject, A_QUARTER);
                }
            }
        }
    }

    private void addBytes(String input, String subject, long bytes, Rows rows) {
        rows.add(what(input), subject, (double) bytes / lines, "B");
    }

    private static String what(String input) {
        return "bytes per line, " + input;
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
