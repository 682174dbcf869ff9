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
            Usage: ./banso bench ingest [--lines N] [--json]
              ingest   the same generated lines to Banso, syslog-ng and rsyslog
              --lines  how many; default: 1000000
              --json   print the figures as JSON""";

    private Bench() {}

    public static void main(String[] arguments) throws InterruptedException {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        if (words.contains("--help")) {
            System.out.println(USAGE);
            return;
        }
        boolean json = words.remove("--json");
        int lines = 1_000_000;
        int option = words.indexOf("--lines");
        try {
            if (option >= 0) {
                lines = Integer.parseInt(words.get(option + 1));
                words.subList(option, option + 2).clear();
            }
            if (!words.equals(List.of("ingest"))) {
                throw new IllegalArgumentException();
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException notUnderstood) {
            System.err.println(USAGE);
            System.exit(2);
        }
        try {
            print(new IngestBench(lines).run(), json);
        } catch (IOException failed) {
            System.err.println("bench: " + failed);
            System.exit(1);
        }
        System.exit(0);
    }

    private static void print(List<Row> rows, boolean json) {
        if (json) {
            System.out.println(JsonMapper.builder().build().writeValueAsString(Map.of("rows", rows)));
        } else {
            rows.forEach(System.out::println);
        }
    }
}
