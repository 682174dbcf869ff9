package dev.banso.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// What a line, a search, a figure and a company cost with few and with many companies: the same lines, of ever more of them.
final class GrowthBench implements Measurement {
    static final String OPTIONS = """
            --companies LIST  how many; default: 40,400,4000
            --lines N         how many lines each time, after as many to warm up; default: 1000000
            --queries N       how many questions each time; default: 100
            --plot FILE       draws how each cost grows, as SVG""";

    private static final Goal FLAT = Goal.atMost(1.25);
    /// The middle of a month: no report falls due while lines are counted.
    private static final Instant NOW = Instant.parse("2026-11-15T03:00:00Z");
    private static final int FURTHER_ALERTS = 1_000;

    private final List<Integer> companies;
    private final int lines;
    private final int queries;
    private final @Nullable Path plot;

    private GrowthBench(List<Integer> companies, int lines, int queries, @Nullable Path plot) {
        this.companies = companies;
        this.lines = lines;
        this.queries = queries;
        this.plot = plot;
    }

    static GrowthBench of(Options options) {
        String plot = options.text("--plot", "");
        return new GrowthBench(options.numbers("--companies", "40,400,4000", "5,10,20"), options.number("--lines", 1_000_000, 5_000),
                options.number("--queries", 100, 3), plot.isEmpty() ? null : Path.of(plot));
    }

    /// What was measured with a number of companies.
    ///
    /// @param line microseconds of processor time, where every detection goes on with an alert that is open already
    /// @param alert microseconds of processor time, of a detection that opens an alert, until its notices are decided
    /// @param search milliseconds, median
    /// @param figure milliseconds, median
    /// @param statistics milliseconds, median, class × month × prefecture of all
    /// @param registration milliseconds, median, of a further company with a device
    /// @param memory mebibytes, with PostgreSQL
    record Cost(int companies, double line, double alert, double search, double figure, double statistics, double registration, double memory) {
        private void tell(Rows rows) {
            String subject = "banso, " + companies;
            rows.add("growth, processor time of a line", subject, line, "µs");
            rows.add("growth, processor time of an opened alert", subject, alert, "µs");
            rows.add("growth, search of an address, p50", subject, search, "ms");
            rows.add("growth, a company's month by attack, p50", subject, figure, "ms");
            rows.add("growth, statistics by prefecture, p50", subject, statistics, "ms");
            rows.add("growth, a further company with its device, p50", subject, registration, "ms");
            rows.add("growth, pss", subject, memory, "MiB");
        }
    }

    @Override
    public void run(Rows rows) throws IOException, InterruptedException {
        List<Cost> costs = new ArrayList<>();
        for (int number : companies) {
            Cost cost = measure(number);
            cost.tell(rows);
            costs.add(cost);
        }
        Cost few = costs.getFirst();
        Cost many = costs.getLast();
        String subject = String.format(Locale.ROOT, "banso, %d/%d", many.companies(), few.companies());
        rows.add("growth, processor time of a line, ratio", subject, many.line() / few.line(), "×", FLAT);
        rows.add("growth, processor time of an opened alert, ratio", subject, many.alert() / few.alert(), "×", FLAT);
        rows.add("growth, search of an address, ratio", subject, many.search() / few.search(), "×", FLAT);
        rows.add("growth, a company's month by attack, ratio", subject, many.figure() / few.figure(), "×", FLAT);
        rows.add("growth, a further company with its device, ratio", subject, many.registration() / few.registration(), "×", FLAT);
        rows.add("growth, pss of a further company", subject,
                (many.memory() - few.memory()) * 1_024 / Math.max(1, many.companies() - few.companies()), "KiB");
        if (plot != null) {
            GrowthPlot.write(costs, plot);
        }
    }

    private Cost measure(int number) throws IOException, InterruptedException {
        try (BansoSubject banso = new BansoSubject(NOW, number, List.of())) {
            banso.start();
            GeneratedLines generator = new GeneratedLines(GeneratedLines.SEED, NOW.minusSeconds(60), number);
            detect(banso, generator, 0, number * GeneratedLines.ATTACKS);
            // PostgreSQL would tidy up behind those alerts while lines are counted.
            InstallationDatabase.vacuum(banso.data());
            feed(banso, generator);
            double before = banso.cpuSeconds();
            feed(banso, generator);
            double line = (banso.cpuSeconds() - before) * 1e6 / lines;
            // What is settled of those lines is none of an alert's cost.
            banso.awaitIdle();
            before = banso.cpuSeconds();
            detect(banso, generator, number * GeneratedLines.ATTACKS, FURTHER_ALERTS);
            double alert = (banso.cpuSeconds() - before) * 1e6 / FURTHER_ALERTS;
            Questions questions = new Questions(banso, number);
            return new Cost(number, line, alert, questions.search(queries).at(0.5), questions.figure(queries).at(0.5),
                    questions.statistics(Math.max(1, queries / 10)).at(0.5), questions.registration(queries).at(0.5),
                    ProportionalMemory.of(banso.process()) + ProportionalMemory.of(banso.database()));
        }
    }

    private void feed(BansoSubject banso, GeneratedLines generator) throws IOException, InterruptedException {
        send(banso, lines, generator::line);
    }

    /// Opens alerts: each company has one of each attack, and from then on every detection goes on with one, however many companies there are.
    private static void detect(BansoSubject banso, GeneratedLines generator, int first, int alerts) throws IOException, InterruptedException {
        int companies = generator.devices();
        send(banso, alerts, number -> generator.detection((first + number) % companies, (first + number) / companies, NOW.minusSeconds(60)));
        banso.awaitNoticed();
    }

    private static void send(BansoSubject banso, int lines, IntFunction<String> line) throws IOException, InterruptedException {
        long wanted = banso.stored() + lines;
        try (SyslogConnection connection = new SyslogConnection(banso.port())) {
            for (int number = 0; number < lines; number++) {
                connection.send(line.apply(number));
            }
        }
        while (banso.stored() < wanted || banso.hasWaiting()) {
            Thread.sleep(200);
        }
    }

    /// What people ask, each time about another company.
    private record Questions(BansoSubject banso, int companies) {
        Distribution search(int queries) throws IOException, InterruptedException {
            return times(queries, device -> "/search?company=" + banso.company(device) + "&address=" + GeneratedLines.host(device, device));
        }

        Distribution figure(int queries) throws IOException, InterruptedException {
            return times(queries, device -> "/figures/attack-month?company=" + banso.company(device));
        }

        Distribution statistics(int queries) throws IOException, InterruptedException {
            return times(queries, device -> "/figures/class-month?by=prefecture");
        }

        /// Each comes on top of those that there are.
        Distribution registration(int queries) throws IOException, InterruptedException {
            int[] number = {companies};
            return Stopwatch.times(queries, () -> {
                int device = number[0]++;
                String company = banso.api().post("/companies", Map.of("name", "測定 " + device, "nameKana", "", "prefecture", "宮城県", "industry", "E",
                        "capitalYen", 10_000_000, "employees", 20, "locale", "ja", "services", List.of())).path("id").asString();
                return banso.api().post("/companies/" + company + "/devices", Map.of("name", "UTM", "vendor", "fortigate",
                        "devid", GeneratedLines.devid(device), "sourceAddresses", List.of("127.0.0.1"), "firmware", "6.4.2",
                        "interfaces", Map.of("wan1", "external", "internal", "internal"))).size();
            });
        }

        private Distribution times(int queries, IntFunction<String> question) throws IOException, InterruptedException {
            int[] number = {0};
            return Stopwatch.times(queries, () -> banso.api().get(question.apply(number[0]++ * 7 % companies)).size());
        }
    }
}
