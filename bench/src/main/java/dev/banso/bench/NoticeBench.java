package dev.banso.bench;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/// From a detection's leaving the firewall to the mail in the hands of the company's mail server, while many lines come in.
final class NoticeBench implements Measurement {
    static final String OPTIONS = """
            --probes N        how many detections, each of a company of its own; default: 100
            --rate N          lines a second meanwhile; default: 50000
            --companies N     how many companies they are of; default: 200""";

    private static final long PATIENCE_MILLISECONDS = 120_000;

    private final int probes;
    private final int rate;
    private final int companies;
    private final int warmUpSeconds;

    private NoticeBench(int probes, int rate, int companies, int warmUpSeconds) {
        this.probes = probes;
        this.rate = rate;
        this.companies = Math.max(companies, probes);
        this.warmUpSeconds = warmUpSeconds;
    }

    static NoticeBench of(Options options) {
        return new NoticeBench(options.number("--probes", 100, 3), options.number("--rate", 50_000, 1_000),
                options.number("--companies", 200, 5), options.number("--warm-up", 30, 1));
    }

    @Override
    public void run(Rows rows) throws IOException, InterruptedException {
        try (MailServer mails = new MailServer();
                BansoSubject banso = new BansoSubject(Instant.now(), companies,
                        List.of("--smtp", mails.address(), "--smtp-sender", "soc@bench.example"))) {
            banso.start();
            for (int company = 0; company < probes; company++) {
                banso.api().post("/companies/" + banso.company(company) + "/contacts", contact(company));
            }
            try (SteadyTraffic traffic = SteadyTraffic.start(banso.port(), companies, rate)) {
                Thread.sleep(warmUpSeconds * 1_000L);
                rows.addTimes("detection sent to mail accepted, busy", banso.name(), probe(banso, mails), Goal.atMost(3_000));
                rows.addTraffic("notice", banso, traffic, rate);
            }
        } catch (TimeoutException late) {
            throw new IOException("a mail did not come within " + PATIENCE_MILLISECONDS + " ms", late);
        }
    }

    private Distribution probe(BansoSubject banso, MailServer mails) throws IOException, InterruptedException, TimeoutException {
        List<Double> milliseconds = new ArrayList<>();
        try (SyslogConnection connection = new SyslogConnection(banso.port())) {
            for (int company = 0; company < probes; company++) {
                long sent = System.nanoTime();
                connection.send(ProbeLines.passed(company, "Bench.Notice." + company, Instant.now().minusSeconds(5)));
                milliseconds.add((mails.awaitAccepted(email(company), PATIENCE_MILLISECONDS) - sent) / 1e6);
            }
        }
        return new Distribution(milliseconds);
    }

    private static Map<String, Object> contact(int company) {
        return Map.of("name", "担当者", "email", email(company), "phone", "", "locale", "ja", "minimumSeverity", 1, "rank", 1, "wantsReports", false);
    }

    private static String email(int company) {
        return "contact-" + company + "@bench.example";
    }
}
