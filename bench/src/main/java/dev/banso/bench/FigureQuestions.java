package dev.banso.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/// Figures of many companies and months, asked for as the provider's staff does, through the API.
final class FigureQuestions implements Measurement {
    private final int companies;
    private final int months;
    private final YearMonth last;
    private final int queries;

    FigureQuestions(int companies, int months, YearMonth last, int queries) {
        this.companies = companies;
        this.months = months;
        this.last = last;
        this.queries = queries;
    }

    @Override
    public void run(Rows rows) throws IOException, InterruptedException {
        Instant now = last.plusMonths(1).atDay(15).atStartOfDay(ZoneOffset.UTC).toInstant();
        try (BansoSubject banso = new BansoSubject(now, companies, List.of())) {
            banso.start(Duration.ofDays(31L * (months + 1)));
            GeneratedFigures.fill(banso.data(), last, months);
            Random chance = new Random(GeneratedLines.OTHER_SEED);
            rows.addTimes("one company's month by attack", banso.name(), Stopwatch.times(queries, () -> ask(banso,
                    "/figures/attack-month?company=" + banso.company(chance.nextInt(companies)) + "&from=" + last + "&to=" + last)),
                    Goal.atMost(100));
            String period = "from=" + last.minusMonths(months - 1) + "&to=" + last;
            rows.addTimes("statistics, class × month", banso.name(), Stopwatch.times(Math.max(1, queries / 10), () ->
                    ask(banso, "/figures/class-month?" + period)), Goal.atMost(1_000));
            rows.addTimes("statistics, class × month × prefecture", banso.name(), Stopwatch.times(Math.max(1, queries / 10), () ->
                    ask(banso, "/figures/class-month?by=prefecture&" + period)), Goal.atMost(1_000));
        } catch (SQLException failed) {
            throw new IOException("figures could not be put in", failed);
        }
    }

    private static int ask(BansoSubject banso, String question) throws IOException, InterruptedException {
        return counted(total(banso, question));
    }

    private static int total(BansoSubject banso, String question) throws IOException, InterruptedException {
        return banso.api().get(question).path("total").path("total").asInt();
    }

    /// @throws IOException where nothing was counted, for then nothing was measured
    private static int counted(int total) throws IOException {
        if (total == 0) {
            throw new IOException("the figures count nothing");
        }
        return total;
    }
}
