package dev.banso.report.issue;

import dev.banso.events.ThreatClass;
import dev.banso.report.AlertEntry;
import dev.banso.report.MonthFigures;
import dev.banso.report.Tally;
import dev.banso.report.Words;
import java.util.List;

/// The month in one sentence: what an owner must know before anything else.
final class Conclusion {
    private Conclusion() {}

    static String of(MonthFigures figures, List<AlertEntry> alerts, Words words) {
        String month = words.month(figures.month());
        return switch (figures.coverage()) {
            case NOT_MONITORED -> words.text("report.conclusion.not-monitored", month);
            case NO_DATA -> words.text("report.conclusion.no-data", month);
            case MONITORED -> monitored(figures, alerts, words, month);
        };
    }

    private static String monitored(MonthFigures figures, List<AlertEntry> alerts, Words words, String month) {
        Tally all = figures.counted();
        Tally outbound = figures.of(ThreatClass.OUTBOUND);
        if (all.total() == 0) {
            return words.text("report.conclusion.none", month, figures.dataDays());
        }
        if (outbound.total() > 0) {
            return words.text(outbound.unjudged() > 0 ? "report.conclusion.outbound-unjudged" : "report.conclusion.outbound",
                    month, outbound.total());
        }
        long rest = all.total() - all.blocked();
        if (rest == 0) {
            return words.text("report.conclusion.all-blocked", month, all.total());
        }
        boolean waiting = alerts.stream().anyMatch(Conclusion::waitsForJudgement);
        if (all.blocked() == 0) {
            return words.text(waiting ? "report.conclusion.all-passed" : "report.conclusion.all-passed-judged", month, all.total());
        }
        return words.text(waiting ? "report.conclusion.some-passed" : "report.conclusion.some-passed-judged",
                month, all.total(), all.blocked(), rest);
    }

    private static boolean waitsForJudgement(AlertEntry alert) {
        return alert.threatClass() != null && alert.threatClass().counted()
                && alert.verdict() == null && !Boolean.TRUE.equals(alert.blocked());
    }
}
