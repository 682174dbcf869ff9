package dev.banso.report.issue;

import dev.banso.events.ThreatClass;
import dev.banso.report.AlertEntry;
import dev.banso.report.MonthFigures;
import dev.banso.report.Sentence;
import dev.banso.report.Sentence.Counted;
import dev.banso.report.Tally;
import dev.banso.report.Words;
import java.util.List;
import java.util.Map;

/// The month in one sentence: what an owner must know before anything else.
final class Conclusion {
    private Conclusion() {}

    static Sentence of(MonthFigures figures, List<AlertEntry> alerts, Words words) {
        String month = words.month(figures.month());
        return switch (figures.coverage()) {
            case NOT_MONITORED -> words.sentence("report.conclusion.not-monitored", Map.of(), month);
            case NO_DATA -> words.sentence("report.conclusion.no-data", Map.of(), month);
            case MONITORED -> monitored(figures, alerts, words, month);
        };
    }

    private static Sentence monitored(MonthFigures figures, List<AlertEntry> alerts, Words words, String month) {
        Tally all = figures.counted();
        Tally outbound = figures.of(ThreatClass.OUTBOUND);
        if (all.total() == 0) {
            return words.sentence("report.conclusion.none", Map.of(1, Counted.DAYS_WITH_DATA), month, figures.dataDays());
        }
        if (outbound.total() > 0) {
            return words.sentence(outbound.unjudged() > 0 ? "report.conclusion.outbound-unjudged" : "report.conclusion.outbound",
                    Map.of(1, Counted.OUTBOUND), month, outbound.total());
        }
        return stoppedOrNot(all, alerts.stream().anyMatch(Conclusion::waitsForJudgement), words, month);
    }

    private static Sentence stoppedOrNot(Tally all, boolean waiting, Words words, String month) {
        long rest = all.total() - all.blocked();
        if (rest == 0) {
            return words.sentence("report.conclusion.all-blocked", Map.of(1, Counted.DETECTIONS), month, all.total());
        }
        if (all.blocked() == 0) {
            return words.sentence(waiting ? "report.conclusion.all-passed" : "report.conclusion.all-passed-judged",
                    Map.of(1, Counted.DETECTIONS), month, all.total());
        }
        return words.sentence(waiting ? "report.conclusion.some-passed" : "report.conclusion.some-passed-judged",
                Map.of(1, Counted.DETECTIONS, 2, Counted.BLOCKED, 3, Counted.NOT_BLOCKED), month, all.total(), all.blocked(), rest);
    }

    private static boolean waitsForJudgement(AlertEntry alert) {
        return alert.threatClass() != null && alert.threatClass().counted()
                && alert.verdict() == null && !Boolean.TRUE.equals(alert.blocked());
    }
}
