package dev.banso.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Computes what 40 to 40,000 companies need from what was measured: in this run, else in the file of another, else on the machine that
/// `docs/performance.md` names; and from assumptions, which stand in `scale.json` and can be set.
final class ScaleBench implements Measurement {
    static final String OPTIONS = """
            --companies LIST  how many; default: 40,400,4000,40000
            --figures FILE    what `bench … --json` printed, in place of the documented figures
            --days N          how long lines are kept; default: 400, as in a new installation
            --lines-second N  lines a second of a company, averaged over the day; default: 10
            --disk-yen N      yen a month for a GiB of disk; default: 10""";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BANSO = "banso";
    /// The official price cap of such a service is ¥10,000 a month.
    private static final Goal A_HUNDREDTH_OF_THE_CAP = Goal.atMost(100);

    private final List<Integer> companies;
    private final @Nullable Path figures;
    private final Map<String, Double> asked;

    private ScaleBench(List<Integer> companies, @Nullable Path figures, Map<String, Double> asked) {
        this.companies = companies;
        this.figures = figures;
        this.asked = asked;
    }

    static ScaleBench of(Options options) {
        String file = options.text("--figures", "");
        String usual = "40,400,4000,40000";
        return new ScaleBench(options.numbers("--companies", usual, usual), file.isEmpty() ? null : Path.of(file), Map.of(
                "days that lines are kept", (double) options.number("--days", 400, 400),
                "lines a second of a company, averaged over the day", (double) options.number("--lines-second", 10, 10),
                "yen a month for a GiB of disk", (double) options.number("--disk-yen", 10, 10)));
    }

    @Override
    public void run(Rows rows) throws IOException {
        Map<String, Double> known = documented();
        if (figures != null) {
            for (JsonNode row : JSON.readTree(Files.readString(figures)).path("rows")) {
                replace(known, row.path("what").asString(), row.path("subject").asString(), row.path("value").asDouble());
            }
        }
        rows.list().forEach(row -> replace(known, row.what(), row.subject(), row.value()));
        known.putAll(asked);
        for (int number : companies) {
            tell(Sizing.of(number, name -> Objects.requireNonNull(known.get(name), name)), rows);
        }
    }

    private static Map<String, Double> documented() throws IOException {
        Map<String, Double> known = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(ScaleBench.class.getResourceAsStream("scale.json"))) {
            for (JsonNode part : JSON.readTree(in)) {
                part.properties().forEach(figure -> known.put(figure.getKey(), figure.getValue().asDouble()));
            }
        }
        return known;
    }

    /// Takes what Banso was measured with; what peers were is not asked for.
    private static void replace(Map<String, Double> known, String what, String subject, double value) {
        if (subject.startsWith(BANSO)) {
            known.computeIfPresent(what, (name, before) -> value);
        }
    }

    private static void tell(Sizing sizing, Rows rows) {
        String subject = sizing.companies() + " companies";
        rows.add("scale, lines per second in the busiest hour", subject, sizing.busiest(), "lines/s");
        rows.add("scale, worker processes", subject, sizing.workers(), "");
        rows.add("scale, processors", subject, sizing.cores(), "");
        rows.add("scale, memory", subject, sizing.memory(), "GiB");
        rows.add("scale, disk", subject, sizing.disk(), "GiB");
        rows.add("scale, network", subject, sizing.network(), "Mbit/s");
        rows.add("scale, cost of a company in a month", subject, sizing.yen(), "JPY", A_HUNDREDTH_OF_THE_CAP);
    }
}
