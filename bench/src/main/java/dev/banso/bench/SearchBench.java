package dev.banso.bench;

import dev.banso.lake.Cancellation;
import dev.banso.lake.Search;
import dev.banso.lake.SearchResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Random;

/// Questions to a month of events of many companies, each time about another company. The lake is filled through its API,
/// company by company and day by day; the figures are put into PostgreSQL as rows and asked for through the API.
final class SearchBench implements Measurement {
    static final String OPTIONS = """
            --events N        how many events of 30 days; default: 100000000, which takes about an hour and 9 GB
            --companies N     how many companies they are of; default: 2000
            --months N        how many months of figures; default: 12
            --queries N       how often each question is asked; default: 100
            --only PART       lake or figures; default: both
            --folder DIR      keeps the filled lake there; the next run goes on filling it, or only asks""";

    private static final Instant START = Instant.parse("2020-09-30T15:00:00Z");
    private static final YearMonth MONTH = YearMonth.of(2020, 10);
    private static final int DAYS = 30;
    private static final int EVENTS_BEFORE_SETTLING = 1_000_000;
    private static final int LARGEST_PAGE = 1_000;

    private final int events;
    private final int companies;
    private final int months;
    private final int queries;
    private final List<String> parts;
    private final String kept;

    private SearchBench(int events, int companies, int months, int queries, List<String> parts, String kept) {
        this.kept = kept;
        this.events = events;
        this.companies = companies;
        this.months = months;
        this.queries = queries;
        this.parts = parts;
    }

    static SearchBench of(Options options) {
        return new SearchBench(options.number("--events", 100_000_000, 100_000), options.number("--companies", 2_000, 20),
                options.number("--months", 12, 2), options.number("--queries", 100, 5), options.list("--only", List.of("lake", "figures")),
                options.text("--folder", ""));
    }

    @Override
    public void run(Rows rows) throws IOException, InterruptedException {
        if (parts.contains("figures")) {
            new FigureQuestions(companies, months, MONTH, queries).run(rows);
        }
        if (parts.contains("lake")) {
            askLake(rows);
        }
    }

    private void askLake(Rows rows) throws IOException, InterruptedException {
        Path folder = kept.isEmpty() ? Files.createTempDirectory("banso-bench-") : Files.createDirectories(Path.of(kept));
        try (FilledLake lake = new FilledLake(folder, START.plus(Duration.ofDays(DAYS + 7)))) {
            long began = System.nanoTime();
            long filled = fill(lake, folder);
            rows.add("filling the lake", "banso", filled / ((System.nanoTime() - began) / 1e9), "events/s");
            rows.add("bytes of the lake", "banso", lake.bytes() / 1e6, "MB");
            rows.add("events in the lake", "banso", lake.lake().statistics().total().rows(), "events");
            rows.add("files in the lake", "banso", lake.lake().statistics().total().files(), "files");
            Random chance = new Random(GeneratedLines.OTHER_SEED);
            rows.addTimes("every line of one address in one company's 30 days", "banso", Stopwatch.times(queries, () -> {
                int company = chance.nextInt(companies);
                return readAll(lake, Search.of(FilledLake.company(company)).address(GeneratedLines.host(company, chance.nextInt(200))));
            }), Goal.atMost(300));
            rows.addTimes("every line of one attack in one company's 30 days", "banso", Stopwatch.times(queries, () ->
                    readAll(lake, Search.of(FilledLake.company(chance.nextInt(companies))).attack("Bench.Attack." + chance.nextInt(30)))),
                    Goal.atMost(300));
        } finally {
            if (kept.isEmpty()) {
                Folders.delete(folder);
            }
        }
    }

    /// Company by company, from where an earlier run of the same numbers stopped.
    ///
    /// @return how many events were added
    private long fill(FilledLake lake, Path folder) throws IOException {
        FilledUpTo before = FilledUpTo.read(folder, events, companies);
        lake.continueAfter(before.sequence());
        GeneratedLines generator = new GeneratedLines(GeneratedLines.SEED, START, companies);
        int ofADay = Math.max(1, events / companies / DAYS);
        long stored = 0;
        long unsettled = 0;
        for (int company = before.companies(); company < companies; company++) {
            for (int line = 0; line < ofADay * DAYS; line++) {
                Instant time = START.plus(Duration.ofDays(line / ofADay)).plusSeconds(86_400L * (line % ofADay) / ofADay);
                lake.add(company, generator.line(company, time).getBytes(StandardCharsets.UTF_8), time);
                stored++;
                unsettled++;
            }
            if (unsettled >= EVENTS_BEFORE_SETTLING || company == companies - 1) {
                int complete = company + 1;
                lake.settleBeside(last -> new FilledUpTo(complete, last).write(folder, events, companies));
                unsettled = 0;
            }
        }
        lake.settle();
        return stored;
    }

    /// Page after page, until nothing follows.
    private static int readAll(FilledLake lake, Search.Builder question) {
        question.from(START).to(START.plus(Duration.ofDays(DAYS))).limit(LARGEST_PAGE);
        int lines = 0;
        SearchResult page;
        do {
            page = lake.lake().search(question.build(), new Cancellation());
            lines += page.events().size();
            question.after(page.next());
        } while (page.next() != null);
        return lines;
    }
}
