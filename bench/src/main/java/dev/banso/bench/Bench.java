package dev.banso.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// `banso bench NAME`: runs one measurement, or all, and prints the figures.
public final class Bench {
    private static final String EVERYTHING = "all";

    private Bench() {}

    public static void main(String[] arguments) throws InterruptedException {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        if (words.contains("--help")) {
            System.out.print(Measurements.usage());
            return;
        }
        boolean json = words.remove("--json");
        Map<Measurements, Measurement> chosen;
        try {
            chosen = chosen(words);
        } catch (IllegalArgumentException notUnderstood) {
            System.err.println("bench: " + notUnderstood.getMessage());
            System.err.print(Measurements.usage());
            System.exit(2);
            return;
        }
        Rows rows = new Rows();
        boolean complete = run(chosen, rows);
        print(rows.list(), json);
        System.exit(complete ? 0 : 1);
    }

    /// The one that the first word names, or all of them where it is `all` or names none; the other words are options.
    private static Map<Measurements, Measurement> chosen(List<String> words) {
        String name = words.isEmpty() || words.getFirst().startsWith("--") ? EVERYTHING : words.removeFirst();
        Map<Measurements, Measurement> chosen = new LinkedHashMap<>();
        for (Measurements each : name.equals(EVERYTHING) ? List.of(Measurements.values()) : List.of(Measurements.of(name))) {
            Options options = new Options(words);
            chosen.put(each, each.with(options));
            options.requireNothingLeft();
        }
        return chosen;
    }

    /// A measurement that fails does not take the others with it.
    ///
    /// @return whether all came to their end
    private static boolean run(Map<Measurements, Measurement> chosen, Rows rows) throws InterruptedException {
        boolean complete = true;
        for (Map.Entry<Measurements, Measurement> each : chosen.entrySet()) {
            try {
                each.getValue().run(rows);
            } catch (IOException | RuntimeException failed) {
                System.err.println("bench " + each.getKey().code() + ": " + failed);
                complete = false;
            }
        }
        return complete;
    }

    private static void print(List<Row> rows, boolean json) {
        if (json) {
            System.out.println(JsonMapper.builder().build().writeValueAsString(Map.of("rows", rows, "table", TableRow.entries(rows))));
        } else {
            rows.forEach(System.out::println);
            System.out.println();
            System.out.print(TableRow.table(rows));
        }
    }
}
