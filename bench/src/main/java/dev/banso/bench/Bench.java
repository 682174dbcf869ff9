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

    private static Map<Measurements, Measurement> chosen(List<String> words) {
        Map<Measurements, Measurement> chosen = new LinkedHashMap<>();
        boolean named = !words.isEmpty() && !words.getFirst().startsWith("--");
        for (Measurements each : named ? List.of(Measurements.of(words.removeFirst())) : List.of(Measurements.values())) {
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
            System.out.println(JsonMapper.builder().build().writeValueAsString(Map.of("rows", rows)));
        } else {
            rows.forEach(System.out::println);
        }
    }
}
