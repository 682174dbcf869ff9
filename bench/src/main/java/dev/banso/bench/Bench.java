package dev.banso.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// `banso bench NAME`: runs one measurement and prints its figures.
public final class Bench {
    private static final String USAGE = """
            Usage: ./banso bench ingest [OPTION…]
              ingest            the same generated lines to Banso, syslog-ng and rsyslog
              --lines N         how many over TCP; default: 1000000
              --programs LIST   of banso, syslog-ng and rsyslog; default: all, separated by commas
              --only PROTOCOL   tcp or udp; default: both
              --json            print the figures as JSON""";

    private Bench() {}

    public static void main(String[] arguments) throws InterruptedException {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        if (words.contains("--help")) {
            System.out.println(USAGE);
            return;
        }
        boolean json = words.remove("--json");
        IngestBench bench;
        try {
            bench = new IngestBench(Integer.parseInt(option(words, "--lines", "1000000")),
                    List.of(option(words, "--programs", String.join(",", IngestBench.PROGRAMS)).split(",")),
                    List.of(option(words, "--only", String.join(",", IngestBench.PROTOCOLS)).split(",")));
            if (!words.equals(List.of("ingest"))) {
                throw new IllegalArgumentException("not understood: " + String.join(" ", words));
            }
        } catch (IllegalArgumentException notUnderstood) {
            System.err.println("bench: " + notUnderstood.getMessage());
            System.err.println(USAGE);
            System.exit(2);
            return;
        }
        try {
            print(bench.run(), json);
        } catch (IOException failed) {
            System.err.println("bench: " + failed);
            System.exit(1);
        }
        System.exit(0);
    }

    /// Takes an option and its value out of the words.
    private static String option(List<String> words, String name, String otherwise) {
        int place = words.indexOf(name);
        if (place < 0) {
            return otherwise;
        }
        if (place + 1 == words.size()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        words.remove(place);
        return words.remove(place);
    }

    private static void print(List<Row> rows, boolean json) {
        if (json) {
            System.out.println(JsonMapper.builder().build().writeValueAsString(Map.of("rows", rows)));
        } else {
            rows.forEach(System.out::println);
        }
    }
}
