package dev.banso.bench;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What Banso is meant to reach, goal by goal, and which figures of a run say whether it does.
enum TableRow {
    RATE("TCP → parsed → classified → detected → durable in the lake, settling included: ≥ 1.0 × rsyslog's storing of the raw bytes, "
            + "≥ 6 × syslog-ng's kv-parser → JSON", Measurements.INGEST, "tcp lines per second, settling included, ratio"),
    BYTES("stored bytes per event, the line restorable byte for byte, columns queryable: < `zstd -19 --long=27` of the text, ≤ ¼ of OpenSearch "
            + "best_compression", Measurements.STORAGE, "bytes per line, .*, ratio"),
    DATAGRAMS("UDP: 0 lost at 50,000 datagrams/s", Measurements.INGEST, "udp lost at 50 k/s"),
    FRESH("a line is found by search ≤ 5 s after it was received, 50,000 lines/s coming in", Measurements.FRESH,
            "line sent to line found, .*, p99|fresh, lines per second meanwhile"),
    NOTICE("alert → mail accepted by the SMTP server, 50,000 lines/s coming in: p99 ≤ 3 s", Measurements.NOTICE,
            "detection sent to mail accepted, busy, p99|notice, lines per second meanwhile"),
    MONTH("100 million events of 2,000 companies: one company's month by attack ≤ 100 ms", Measurements.SEARCH, "one company's month by attack, p99"),
    ADDRESS("… every line of one address in one company's 30 days ≤ 300 ms", Measurements.SEARCH, "every line of one address.*, p99"),
    STATISTICS("… provider's statistics, class × month × prefecture ≤ 1 s", Measurements.SEARCH, "statistics, class × month × prefecture, p99"),
    RULES("1,000 Sigma rules: ≥ 100,000 events/s per core", Measurements.RULES, "read, classified and asked by all rules"),
    MEMORY("memory of `serve`, PostgreSQL included, at 50,000 lines/s of 2,000 companies: ≤ 1.5 GiB (PSS), flat over an hour", Measurements.MEMORY,
            "pss, highest|pss, growth in an hour|memory, lines per second meanwhile"),
    GROWTH("cost per line, query and company flat from 40 to 4,000 companies", Measurements.GROWTH, "growth, .*, ratio");

    private static final String OWN = "banso";

    private final String goal;
    private final Measurements measurement;
    private final Pattern figures;

    TableRow(String goal, Measurements measurement, String figures) {
        this.goal = goal;
        this.measurement = measurement;
        this.figures = Pattern.compile(figures);
    }

    private List<Row> of(List<Row> rows) {
        return rows.stream().filter(row -> row.goal() != null && row.subject().startsWith(OWN) && figures.matcher(row.what()).matches()).toList();
    }

    /// Met only where every figure meets its goal, the rate at which lines came in among them.
    private String verdict(List<Row> rows) {
        if (rows.isEmpty()) {
            return "not measured";
        }
        return rows.stream().allMatch(Row::meetsItsGoal) ? "met" : "missed";
    }

    private String line(List<Row> rows) {
        List<Row> own = of(rows);
        return "| %s | %s | %s | `./banso bench %s` |".formatted(goal, own.stream().map(Row::inShort).collect(Collectors.joining("<br>")), verdict(own),
                measurement.code());
    }

    /// The goals as a table in Markdown, with what a run has figures of.
    static String table(List<Row> rows) {
        return List.of(values()).stream().map(each -> each.line(rows))
                .collect(Collectors.joining("\n", "| goal | value | | command |\n|---|---|---|---|\n", "\n"));
    }

    /// The same for programs.
    static List<Entry> entries(List<Row> rows) {
        return List.of(values()).stream().map(each -> new Entry(each.goal, each.measurement.code(), each.of(rows), each.verdict(each.of(rows)))).toList();
    }

    /// A goal with what was measured of it.
    ///
    /// @param verdict `met`, `missed` or `not measured`
    record Entry(String goal, String command, List<Row> figures, String verdict) {}
}
