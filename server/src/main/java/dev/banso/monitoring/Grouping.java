package dev.banso.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The alerts of one [GroupKey] and which of them a new thing belongs to.
final class Grouping {
    /// An alert goes on until nothing of it was seen for this long, by event time and by the clock.
    static final Duration QUIET = Duration.ofHours(24);

    private final List<Occurrence> occurrences;
    private final List<Growth> alerts = new ArrayList<>();

    /// @param occurrences what a batch has of the group, at least one, in its order
    Grouping(List<Occurrence> occurrences) {
        this.occurrences = occurrences;
    }

    /// One of the group, which names what all of it have in common.
    Occurrence first() {
        return occurrences.getFirst();
    }

    /// Takes up an alert of the group. What a filter takes in goes on only in alerts that nobody has judged otherwise.
    void resume(Growth alert) {
        if (first().key().exclusion() == null || alert.excluded()) {
            alerts.add(alert);
        }
    }

    List<Growth> alerts() {
        return alerts;
    }

    /// Adds what the batch has of the group. Then decides which alert is still going on: at most one, the last, and only
    /// where nobody has judged it and it was not quiet for too long.
    void take(Instant now) {
        occurrences.forEach(occurrence -> find(occurrence.time()).orElseGet(() -> begin(occurrence)).add(occurrence));
        List<Growth> unjudged = alerts.stream()
                .filter(alert -> !alert.judged() && !alert.excluded())
                .sorted(Comparator.comparing(Growth::lastSeen))
                .toList();
        for (Growth alert : unjudged) {
            boolean last = alert == unjudged.getLast();
            if (alert.touched() || !last) {
                alert.settle(last && alert.lastSeen().plus(QUIET).isAfter(now));
            }
        }
    }

    private Optional<Growth> find(Instant time) {
        return alerts.stream().filter(alert -> alert.spans(time)).findFirst()
                .or(() -> alerts.stream().filter(alert -> alert.reaches(time)).max(Comparator.comparing(Growth::lastSeen)));
    }

    private Growth begin(Occurrence occurrence) {
        Growth alert = Growth.begin(occurrence);
        alerts.add(alert);
        return alert;
    }
}
