package dev.banso.pilot;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `banso pilot`: replays a scenario on a throw-away installation and compares what Banso says with what was published.
public final class Pilot {
    private static final int PASSWORD_BYTES = 12;

    private final Scenario scenario;
    private final Options options;

    private Pilot(Scenario scenario, Options options) {
        this.scenario = scenario;
        this.options = options;
    }

    /// Exits with 0 where every requested table is right or explained by its erratum, with 1 where one is not, with 2
    /// where the pilot could not run.
    public static void main(String[] arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.println(Options.USAGE);
            return;
        }
        int code = 2;
        try {
            Options options = Options.parse(arguments);
            Scenario scenario = options.scenario() == null ? ScenarioReader.trial() : ScenarioReader.read(options.scenario());
            code = new Pilot(scenario, options).run() ? 0 : 1;
        } catch (PilotException | IOException failed) {
            System.err.println("pilot: " + failed.getMessage());
        }
        System.exit(code);
    }

    static String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private boolean run() throws IOException, InterruptedException {
        Instant start = scenario.firstMonth().atDay(1).atStartOfDay(LineWriter.JAPAN).toInstant();
        try (Installation installation = Installation.start(0, start)) {
            ComputedTables computed = new ComputedTables(new Replay(scenario, installation, password()).run(), scenario);
            return options.json() ? print(computed) : compare(computed);
        }
    }

    private boolean compare(ComputedTables computed) throws IOException, InterruptedException {
        List<Comparison> comparisons = new ArrayList<>();
        for (Table published : scenario.expect()) {
            Optional<Table> table = computed.get(published.number());
            Comparison comparison = Comparison.of(published, table, scenario);
            comparisons.add(comparison);
            System.out.println(comparison);
            if (comparison.result() == Comparison.Result.DIFFERS) {
                System.out.println("  published " + published.rows() + "\n  computed  " + table.orElseThrow().rows());
            }
        }
        boolean monitored = say("monitored companies", text(scenario.monitored()), computed.monitored().toString());
        boolean reported = say("monthly reports", totals(computed), computed.reported().toString());
        List<Comparison> asked = comparisons.stream().filter(this::isAsked).toList();
        long good = asked.stream().filter(Comparison::good).count();
        System.out.printf("%d of %d requested tables agree, %d of %d tables are not built yet%n", good, asked.size(),
                comparisons.stream().filter(comparison -> comparison.result() == Comparison.Result.MISSING).count(), comparisons.size());
        return good == asked.size() && everyRequestedTableExists(comparisons) && monitored && reported;
    }

    private boolean isAsked(Comparison comparison) {
        return options.tables() == null ? comparison.result() != Comparison.Result.MISSING : options.tables().contains(comparison.table());
    }

    private boolean everyRequestedTableExists(List<Comparison> comparisons) {
        List<Integer> known = comparisons.stream().map(Comparison::table).toList();
        return options.tables() == null || options.tables().stream().allMatch(table -> {
            boolean exists = known.contains(table);
            if (!exists) {
                System.out.println("table " + table + " missing");
            }
            return exists;
        });
    }

    private static boolean say(String what, String expected, String computed) {
        boolean same = expected.equals(computed);
        System.out.println(what + (same ? " ok" : " differ: expected " + expected + ", computed " + computed));
        return same;
    }

    private static String text(Map<?, Integer> map) {
        Map<String, Integer> text = new LinkedHashMap<>();
        map.forEach((key, value) -> text.put(key.toString(), value));
        return text.toString();
    }

    /// The statistics' own totals per month: the companies' reports must add up to them.
    private String totals(ComputedTables computed) throws IOException, InterruptedException {
        Table classes = computed.get(30).orElseThrow();
        Map<String, Integer> totals = new LinkedHashMap<>();
        List<Integer> sums = classes.rows().getOrDefault("合計", List.of());
        for (int column = 0; column < classes.columns().size() - 1; column++) {
            totals.put(classes.columns().get(column), sums.get(column));
        }
        return totals.toString();
    }

    private boolean print(ComputedTables computed) throws IOException, InterruptedException {
        List<Map<String, Object>> tables = new ArrayList<>();
        boolean good = true;
        for (Table published : scenario.expect()) {
            Optional<Table> table = computed.get(published.number());
            Comparison comparison = Comparison.of(published, table, scenario);
            good &= !isAsked(comparison) || comparison.good();
            if (table.isPresent()) {
                tables.add(Map.of("table", published.number(), "columns", table.get().columns(), "rows", table.get().rows(),
                        "result", comparison.toString().substring(("table " + published.number() + " ").length())));
            }
        }
        JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        System.out.println(json.writeValueAsString(Map.of("scenario", scenario.name(), "monitored", computed.monitored(), "tables", tables)));
        return good;
    }
}
