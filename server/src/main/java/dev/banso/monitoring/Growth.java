package dev.banso.monitoring;

import dev.banso.clock.MovableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An alert while a batch of lines is added to it.
final class Growth {
    /// The first lines that are kept as samples, and as many of the last.
    static final int SAMPLES = 10;

    private final UUID id;
    private final boolean isNew;
    private final boolean wasOpen;
    private final boolean verdictCounts;
    private final int severityBefore;
    private final @Nullable Boolean blockedBefore;
    private @Nullable String closedBy;
    private Instant firstSeen;
    private Instant lastSeen;
    private int severity;
    private Occurrence.@Nullable NamedRule rule;
    private long count;
    private long blockedCount;
    private long unblockedCount;
    private final Map<Day, Long> days = new HashMap<>();
    private final Map<Integer, Occurrence> samples = new HashMap<>();

    /// Lines of one day that the device stopped, let pass, or nobody knows.
    record Day(LocalDate day, String blocked) {}

    private Growth(
            UUID id, boolean isNew, boolean verdictCounts, @Nullable String closedBy, Instant firstSeen, Instant lastSeen,
            int severity, long count, long blockedCount, long unblockedCount) {
        this.id = id;
        this.isNew = isNew;
        this.wasOpen = !isNew && closedBy == null;
        this.verdictCounts = verdictCounts;
        this.closedBy = closedBy;
        this.firstSeen = firstSeen;
        this.lastSeen = lastSeen;
        this.severity = severity;
        this.count = count;
        this.blockedCount = blockedCount;
        this.unblockedCount = unblockedCount;
        this.severityBefore = severity;
        this.blockedBefore = Alert.blocked(count, blockedCount, unblockedCount);
    }

    static Growth begin(Occurrence first) {
        boolean excluded = first.key().exclusion() != null;
        return new Growth(UUID.randomUUID(), true, !excluded, excluded ? "exclusion" : null,
                first.time(), first.time(), first.severity(), 0, 0, 0);
    }

    static Growth resume(
            UUID id, boolean verdictCounts, @Nullable String closedBy, Instant firstSeen, Instant lastSeen,
            int severity, long count, long blockedCount, long unblockedCount) {
        return new Growth(id, false, verdictCounts, closedBy, firstSeen, lastSeen, severity, count, blockedCount, unblockedCount);
    }

    void add(Occurrence occurrence) {
        Instant time = occurrence.time();
        firstSeen = time.isBefore(firstSeen) ? time : firstSeen;
        lastSeen = time.isAfter(lastSeen) ? time : lastSeen;
        if (occurrence.rule() != null && (rule == null || occurrence.severity() > severity)) {
            rule = occurrence.rule();
        }
        severity = Math.max(severity, occurrence.severity());
        if (Boolean.TRUE.equals(occurrence.blocked())) {
            blockedCount++;
        } else if (Boolean.FALSE.equals(occurrence.blocked())) {
            unblockedCount++;
        }
        days.merge(new Day(time.atZone(MovableClock.JAPAN).toLocalDate(), AlertRow.blockedCode(occurrence.blocked())), 1L, Long::sum);
        int slot = count < SAMPLES ? (int) count : SAMPLES + (int) (count % SAMPLES);
        samples.put(slot, occurrence);
        count++;
    }

    /// Whether something of that time belongs to it. A judged alert takes in only what lies within what was judged;
    /// later things were not seen by whoever judged it. Any other goes on until 24 hours of quiet on either side.
    boolean reaches(Instant time) {
        if (judged()) {
            return !time.isBefore(firstSeen) && time.isBefore(lastSeen);
        }
        return !time.isBefore(firstSeen.minus(Grouping.QUIET)) && !time.isAfter(lastSeen.plus(Grouping.QUIET));
    }

    boolean spans(Instant time) {
        return reaches(time) && !time.isBefore(firstSeen) && !time.isAfter(lastSeen);
    }

    /// Opens or closes it by quiet; verdicts and filters stand above both.
    void settle(boolean goingOn) {
        if (!judged() && !excluded()) {
            closedBy = goingOn ? null : "quiet";
        }
    }

    boolean judged() {
        return "verdict".equals(closedBy);
    }

    boolean excluded() {
        return "exclusion".equals(closedBy);
    }

    boolean open() {
        return closedBy == null;
    }

    boolean touched() {
        return !days.isEmpty() || (!isNew && wasOpen != open());
    }

    /// True where a reader of changes has to hear of its state; of a new one it hears anyway.
    boolean stateChanged() {
        return !isNew && wasOpen != open();
    }

    /// True where it was open before, still is, and now weighs more or is no longer stopped altogether.
    boolean worsened() {
        return !isNew && open() && (severity > severityBefore
                || !Objects.equals(Alert.blocked(count, blockedCount, unblockedCount), blockedBefore));
    }

    /// The months before this one that its counted lines changed.
    Set<YearMonth> monthsBefore(YearMonth current) {
        Set<YearMonth> months = new HashSet<>();
        if (verdictCounts) {
            days.keySet().stream().map(day -> YearMonth.from(day.day())).filter(month -> month.isBefore(current)).forEach(months::add);
        }
        return months;
    }

    UUID id() {
        return id;
    }

    boolean isNew() {
        return isNew;
    }

    @Nullable String closedBy() {
        return closedBy;
    }

    Instant firstSeen() {
        return firstSeen;
    }

    Instant lastSeen() {
        return lastSeen;
    }

    int severity() {
        return severity;
    }

    /// The rule of the most severe thing that was added, null where none says more than the class.
    Occurrence.@Nullable NamedRule rule() {
        return rule;
    }

    long count() {
        return count;
    }

    long blockedCount() {
        return blockedCount;
    }

    long unblockedCount() {
        return unblockedCount;
    }

    Map<Day, Long> days() {
        return days;
    }

    Map<Integer, Occurrence> samples() {
        return samples;
    }
}
