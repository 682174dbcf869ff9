package dev.banso.pilot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads a scenario file; everything that is wrong with it is said at once.
final class ScenarioReader {
    private static final String TRIAL = "/trial-2020/";

    private final String source;
    private final List<String> problems = new ArrayList<>();

    private ScenarioReader(String source) {
        this.source = source;
    }

    /// The trial of 2020, which ships with the pilot.
    static Scenario trial() throws IOException {
        try (InputStream in = open(TRIAL + "scenario.yaml")) {
            return new ScenarioReader("trial-2020").read(yaml(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)),
                    name -> new String(open(TRIAL + name).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /// @throws PilotException where the file cannot be read or is not a scenario
    static Scenario read(Path file) throws IOException {
        try {
            return new ScenarioReader(file.toString()).read(yaml(Files.readString(file)), name -> Files.readString(file.resolveSibling(name)));
        } catch (YamlEngineException notYaml) {
            throw new PilotException(file + " is not YAML: " + notYaml.getMessage());
        } catch (java.nio.file.NoSuchFileException missing) {
            throw new PilotException("there is no file " + missing.getFile());
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(ScenarioReader.class.getResourceAsStream(resource), resource);
    }

    private static @Nullable Object yaml(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    private Scenario read(@Nullable Object document, Sibling sibling) throws IOException {
        Map<?, ?> root = map(document, "the file");
        if (!Integer.valueOf(1).equals(root.get("scenario"))) {
            problems.add("`scenario: 1` must name the format");
        }
        Map<String, Map<String, Integer>> registry = new LinkedHashMap<>();
        map(root.get("registry"), "registry").forEach((dimension, labels) ->
                registry.put(dimension.toString(), counts(labels, "registry." + dimension)));
        TreeMap<YearMonth, Integer> monitored = new TreeMap<>(months(root.get("monitored"), "monitored"));
        Scenario scenario = new Scenario(
                text(root.get("name"), "name"),
                number(root.get("seed"), "seed"),
                organisation(root.get("provider"), "provider"),
                list(root.get("partners")).stream().map(partner -> organisation(partner, "partners")).toList(),
                registry,
                list(root.get("names")).stream().map(Object::toString).toList(),
                monitored,
                number(map(root.get("ordinary"), "ordinary").get("lines-per-company-and-day"), "ordinary"),
                number(map(root.get("lookalikes"), "lookalikes").get("lines-per-company-and-month"), "lookalikes"),
                list(root.get("detections")).stream().map(this::detections).toList(),
                list(root.get("errata")).stream().map(this::erratum).toList(),
                expected(root.get("expect"), sibling));
        check(scenario);
        if (!problems.isEmpty()) {
            throw new PilotException(source + ":\n  " + String.join("\n  ", problems));
        }
        return scenario;
    }

    private void check(Scenario scenario) {
        int companies = scenario.names().size();
        for (String dimension : List.of("prefecture", "industry", "capital", "employees")) {
            Map<String, Integer> labels = scenario.registry().get(dimension);
            int sum = labels == null ? 0 : labels.values().stream().mapToInt(Integer::intValue).sum();
            if (sum != companies) {
                problems.add("registry." + dimension + " adds up to " + sum + ", but there are " + companies + " names");
            }
        }
        if (scenario.monitored().isEmpty()) {
            problems.add("monitored names no month");
        }
        scenario.monitored().forEach((month, count) -> {
            if (count < 1 || count > companies) {
                problems.add("monitored." + month + " must be from 1 to " + companies);
            }
        });
        scenario.detections().forEach(detections -> detections.counts().keySet().stream()
                .filter(month -> !scenario.monitored().containsKey(month))
                .forEach(month -> problems.add(detections.attack() + " has lines in " + month + ", when nobody is monitored")));
    }

    private Scenario.Detections detections(Object value) {
        Map<?, ?> map = map(value, "detections");
        String kind = text(map.get("kind"), "detections.kind").toUpperCase(Locale.ROOT).replace('-', '_');
        Scenario.LineKind lineKind = Scenario.LineKind.INTRUSION;
        try {
            lineKind = Scenario.LineKind.valueOf(kind);
        } catch (IllegalArgumentException unknown) {
            problems.add("detections.kind must be intrusion, flood, mail-malware, web-malware or outbound, not " + map.get("kind"));
        }
        Object verdict = map.get("verdict");
        return new Scenario.Detections(lineKind, text(map.get("attack"), "detections.attack"),
                months(map.get("counts"), "detections.counts"), verdict == null ? null : verdict.toString(),
                Objects.requireNonNullElse(map.get("reason"), "").toString());
    }

    private Scenario.Erratum erratum(Object value) {
        Map<?, ?> map = map(value, "errata");
        return new Scenario.Erratum(text(map.get("id"), "errata.id"), number(map.get("table"), "errata.table"),
                rows(map.get("rows"), "errata.rows"));
    }

    /// `expect` holds the tables, or names a file beside the scenario that does.
    private List<Table> expected(@Nullable Object value, Sibling sibling) throws IOException {
        Object tables = value instanceof String file ? yaml(sibling.read(file)) : value;
        return list(tables).stream().map(table -> {
            Map<?, ?> map = map(table, "expect");
            return new Table(number(map.get("table"), "expect.table"),
                    Objects.requireNonNullElse(map.get("title"), "").toString(),
                    list(map.get("columns")).stream().map(Object::toString).toList(),
                    rows(map.get("rows"), "expect.rows"));
        }).toList();
    }

    private Map<String, List<Integer>> rows(@Nullable Object value, String where) {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        map(value, where).forEach((label, figures) -> rows.put(label.toString(), list(figures).stream()
                .map(figure -> figure instanceof Number exact ? exact.intValue() : 0).toList()));
        return rows;
    }

    private Scenario.Organisation organisation(@Nullable Object value, String where) {
        Map<?, ?> map = map(value, where);
        return new Scenario.Organisation(text(map.get("name"), where + ".name"), text(map.get("prefecture"), where + ".prefecture"));
    }

    private Map<YearMonth, Integer> months(@Nullable Object value, String where) {
        Map<YearMonth, Integer> months = new LinkedHashMap<>();
        counts(value, where).forEach((month, count) -> {
            try {
                months.put(YearMonth.parse(month), count);
            } catch (DateTimeException notAMonth) {
                problems.add(where + ": " + month + " is not a month such as 2020-10");
            }
        });
        return months;
    }

    private Map<String, Integer> counts(@Nullable Object value, String where) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        map(value, where).forEach((key, count) -> counts.put(key.toString(), number(count, where + "." + key)));
        return counts;
    }

    private Map<?, ?> map(@Nullable Object value, String where) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        problems.add(where + " must be a map");
        return Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private String text(@Nullable Object value, String where) {
        if (value == null) {
            problems.add(where + " is missing");
            return "";
        }
        return value.toString();
    }

    private int number(@Nullable Object value, String where) {
        if (value instanceof Integer number) {
            return number;
        }
        problems.add(where + " must be a whole number");
        return 0;
    }

    private interface Sibling {
        String read(String name) throws IOException;
    }
}
