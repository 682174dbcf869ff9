package dev.banso.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Everything that `banso bench` can measure, in the order in which it does without a name.
enum Measurements {
    INGEST("the same lines to Banso, syslog-ng and rsyslog, over TCP and UDP", IngestBench.OPTIONS, IngestBench::of),
    STORAGE("bytes per event of the settled lake, beside zstd of the lines alone", StorageBench.OPTIONS, StorageBench::of),
    FRESH("how soon a line is found by search", FreshBench.OPTIONS, FreshBench::of),
    NOTICE("how soon a detection's mail is with the mail server", NoticeBench.OPTIONS, NoticeBench::of),
    SEARCH("questions to the lake and the figures of many companies", SearchBench.OPTIONS, SearchBench::of),
    RULES("events a second on one core with many Sigma rules", RulesBench.OPTIONS, RulesBench::of),
    MEMORY("memory of Banso and its PostgreSQL under load", MemoryBench.OPTIONS, MemoryBench::of),
    GROWTH("cost of a line and a question with ever more companies", GrowthBench.OPTIONS, GrowthBench::of),
    SCALE("what 40 to 40,000 companies need and cost, computed from what was measured", ScaleBench.OPTIONS, ScaleBench::of);

    private final String meaning;
    private final String options;
    private final Function<Options, Measurement> reader;

    Measurements(String meaning, String options, Function<Options, Measurement> reader) {
        this.meaning = meaning;
        this.options = options;
        this.reader = reader;
    }

    /// The measurement's name on the command line.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException where there is no such measurement
    static Measurements of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is called '" + code + "'"));
    }

    /// @throws IllegalArgumentException where an option is not understood
    Measurement with(Options options) {
        return reader.apply(options);
    }

    static String usage() {
        return """
                Usage: ./banso bench [NAME [OPTION…]] [--quick] [--json]
                Without a name, or with `all`: everything, one after the other, which takes hours. Last comes a table in Markdown of
                all goals, with what was measured of each.
                  --quick           small numbers, which only prove that it works
                  --json            print the figures as JSON

                """ + Arrays.stream(values()).map(Measurements::help).collect(Collectors.joining("\n"));
    }

    private String help() {
        return "%-10s%s%n%s".formatted(code(), meaning, options.indent(2));
    }
}
