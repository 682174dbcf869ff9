package dev.banso.report.issue;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.report.AlertEntry;
import dev.banso.report.AttackFigure;
import dev.banso.report.Change;
import dev.banso.report.MonthFigures;
import dev.banso.report.Snapshot;
import dev.banso.report.Tally;
import dev.banso.report.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// What differs between two snapshots of the same month: every figure of the reported month, and every judgement.
/// Earlier months stand in a report for comparison alone and have reports of their own.
final class Comparison {
    private final Words words;

    Comparison(Words words) {
        this.words = words;
    }

    List<Change> between(Snapshot before, Snapshot after) {
        List<Change> changes = new ArrayList<>();
        Map<String, String> old = figures(before);
        Map<String, String> now = figures(after);
        Set<String> labels = new LinkedHashSet<>(now.keySet());
        labels.addAll(old.keySet());
        for (String label : labels) {
            String from = old.getOrDefault(label, words.text("report.change.none"));
            String to = now.getOrDefault(label, words.text("report.change.none"));
            if (!from.equals(to)) {
                changes.add(new Change(label, from, to));
            }
        }
        changes.addAll(judgements(before, after));
        return changes;
    }

    /// Every figure of the month by its name.
    private Map<String, String> figures(Snapshot snapshot) {
        MonthFigures month = snapshot.current();
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put(words.text("report.change.coverage"), words.text("report.coverage." + month.coverage().name().toLowerCase(Locale.ROOT)));
        figures.put(words.text("report.change.data-days"), words.text("report.box.days-n", month.dataDays()));
        put(figures, words.text("report.total"), month.counted());
        for (ThreatClass threatClass : List.of(ThreatClass.INBOUND, ThreatClass.OUTBOUND, ThreatClass.MALWARE,
                ThreatClass.BLOCKED_SITE, ThreatClass.ENDPOINT)) {
            if (month.provides(threatClass)) {
                put(figures, words.text("report.class." + threatClass.code()), month.of(threatClass));
            }
        }
        for (MalwarePath path : MalwarePath.values()) {
            put(figures, words.text("report.class-short.malware-by", words.text("report.path." + path.code())), month.of(path));
        }
        for (AttackFigure attack : snapshot.attacks()) {
            figures.put(words.text("report.change.attack", attack.name(), className(attack)),
                    words.text("report.count", attack.tally().total()));
        }
        return figures;
    }

    private void put(Map<String, String> figures, String label, Tally tally) {
        figures.put(words.text("report.change.class", label), words.text("report.count", tally.total()));
        figures.put(words.text("report.change.blocked", label), words.text("report.count", tally.blocked()));
    }

    private String className(AttackFigure attack) {
        return attack.path() == null
                ? words.text("report.class-short." + attack.threatClass().code())
                : words.text("report.class-short.malware-by", words.text("report.path." + attack.path().code()));
    }

    private List<Change> judgements(Snapshot before, Snapshot after) {
        Map<UUID, AlertEntry> old = new LinkedHashMap<>();
        before.alerts().forEach(alert -> old.put(alert.id(), alert));
        return after.alerts().stream()
                .filter(alert -> old.containsKey(alert.id()))
                .filter(alert -> !Objects.equals(alert.verdict(), Objects.requireNonNull(old.get(alert.id())).verdict()))
                .map(alert -> new Change(words.text("report.change.alert", alert.title(), alert.subject()),
                        verdict(Objects.requireNonNull(old.get(alert.id()))), verdict(alert)))
                .toList();
    }

    private String verdict(AlertEntry alert) {
        return words.text("report.verdict." + (alert.verdict() == null ? "none" : alert.verdict()));
    }
}
