package dev.banso.events.detect;

import dev.banso.events.Flag;
import dev.banso.events.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Asks the rules about one event after the other and remembers, per company, what correlations need.
///
/// The state belongs into the transaction that moves the journal's offset: after a batch, store [#save(UUID)] of each company
/// in [#takeChanged()]; after a rollback, [#restore(UUID, byte\[\])] (or [#clear(UUID)]) them from what is stored, and read the batch again. The
/// same events in the same order give the same matches and the same state.
///
/// Safe for several threads; calls wait for each other.
public final class Detector {
    private final DetectorLimits limits;
    private final Correlator.Drops drops = new Correlator.Drops();
    private final Map<UUID, CompanyState> states = new HashMap<>();
    private final Map<UUID, Map<UUID, Filter>> filters = new HashMap<>();
    private final Map<UUID, FilterTable> tables = new HashMap<>();
    private final Set<UUID> changed = new LinkedHashSet<>();
    private RuleSet rules;
    private Asking asking;
    private Correlator correlator;
    private RuleCounters counters;
    private FilterTable commonTable;
    private boolean[] standalone;
    private long events;
    private long future;
    private long discardedStates;

    public Detector(RuleSet rules) {
        this(rules, DetectorLimits.DEFAULT);
    }

    public Detector(RuleSet rules, DetectorLimits limits) {
        this.limits = limits;
        this.rules = rules;
        asking = new Asking(rules);
        counters = new RuleCounters(rules.rules(), List.of());
        correlator = new Correlator(rules, limits, drops, counters);
        commonTable = new FilterTable(rules.rules(), commonFilters());
        standalone = rules.standalone();
        fillTablesOfFiles();
    }

    /// Asks all rules about a reading, at the time the reading says. A reading from the future counts into no correlation.
    public Matches match(UUID company, Reading reading) {
        var inFuture = reading.flags().contains(Flag.TIME_FUTURE);
        return match(company, new ReadingFields(reading), reading.time().toInstant(), !inFuture);
    }

    /// Asks all rules about an event.
    ///
    /// @param time when it happened; it decides in which span of time correlations count it
    public Matches match(UUID company, FieldSource event, Instant time) {
        return match(company, event, time, true);
    }

    private synchronized Matches match(UUID company, FieldSource event, Instant time, boolean correlate) {
        List<Integer> matched = asking.of(event);
        count(correlate);
        return matched.isEmpty() ? Matches.NONE : new Finding(company, event.product(), time).settle(matched, correlate);
    }

    /// Whether there is anything to [#match] in a reading. May be asked ahead of it and in any order, as it looks at nothing that was
    /// before; where the answer is no, that counts as having asked.
    public synchronized boolean concerns(Reading reading) {
        asking.of(new ReadingFields(reading));
        if (!asking.foundAnything()) {
            count(!reading.flags().contains(Flag.TIME_FUTURE));
        }
        return asking.foundAnything();
    }

    private void count(boolean correlate) {
        events++;
        future += correlate ? 0 : 1;
        asking.count(counters);
    }

    /// The matches of one event on their way to the caller.
    private final class Finding {
        private final UUID company;
        private final String product;
        private final Instant time;
        private final FilterTable table;
        private final List<RuleMatch> found = new ArrayList<>();
        private final List<RuleMatch> suppressed = new ArrayList<>();
        private final List<RuleMatch> inner = new ArrayList<>();
        private final Set<UUID> excluding = new LinkedHashSet<>();

        Finding(UUID company, String product, Instant time) {
            this.company = company;
            this.product = product;
            this.time = time;
            table = tables.getOrDefault(company, commonTable);
        }

        Matches settle(List<Integer> matched, boolean correlate) {
            var counted = new ArrayList<Integer>();
            for (var rule : matched) {
                var passed = hear(rule, Map.of(), time, 1, false, standalone[rule]);
                if (passed && correlate && correlator.uses(rule)) {
                    counted.add(rule);
                }
            }
            if (!counted.isEmpty()) {
                changed.add(company);
                var state = states.computeIfAbsent(company, _ -> new CompanyState());
                correlator.correlate(state, asking.view(), time.toEpochMilli(), counted, this::hear);
            }
            return found.isEmpty() && inner.isEmpty() && excluding.isEmpty()
                    ? Matches.NONE
                    : new Matches(found, suppressed, inner, excluding);
        }

        private boolean hear(Correlator.Firing firing) {
            var correlation = rules.correlations().get(firing.rule() - rules.detections().size());
            var group = new LinkedHashMap<String, String>();
            for (var i = 0; i < firing.group().size(); i++) {
                group.put(correlation.groupBy().get(i).name(), firing.group().get(i));
            }
            var since = Instant.ofEpochMilli(firing.since());
            return switch (firing.phase()) {
                case BEGINS -> {
                    counters.matched(firing.rule());
                    yield hear(firing.rule(), group, since, firing.count(), false, standalone[firing.rule()]);
                }
                case CONTINUES -> hear(firing.rule(), group, since, firing.count(), true, standalone[firing.rule()]);
                case HOLDS -> table.suppressing(firing.rule(), product, asking.view()) == null;
            };
        }

        /// Adds a match to what the caller gets; false where a filter excludes it.
        private boolean hear(
                int rule, Map<String, String> group, Instant since, long count, boolean continues, boolean shown) {
            var filter = table.suppressing(rule, product, asking.view());
            if (filter != null) {
                counters.suppressed(rule);
                excluding.add(filter);
            }
            if (shown || filter == null) {
                (filter != null ? suppressed : shown ? found : inner)
                        .add(new RuleMatch(
                                rules.rules().get(rule), company, group, time, since, count, continues, filter));
            }
            return filter == null;
        }
    }

    /// The rules in use.
    public synchronized RuleSet rules() {
        return rules;
    }

    /// Uses other rules from now on. State of correlations that mean the same goes on, other state is dropped and counted.
    public synchronized void replaceRules(RuleSet replacement) {
        var before = new HashMap<UUID, byte[]>();
        states.forEach((company, state) -> before.put(company, StateJson.write(state)));
        rules = replacement;
        asking = new Asking(replacement);
        counters = new RuleCounters(replacement.rules(), counters.read());
        correlator = new Correlator(replacement, limits, drops, counters);
        commonTable = new FilterTable(replacement.rules(), commonFilters());
        standalone = replacement.standalone();
        filters.keySet().forEach(this::fillTable);
        fillTablesOfFiles();
        before.forEach(this::restore);
        changed.addAll(before.keySet());
    }

    /// Replaces the filters of a company. A filter that names no loaded rule silences nothing.
    public synchronized void setFilters(UUID company, List<Filter> replacement) {
        var own = new LinkedHashMap<UUID, Filter>();
        replacement.forEach(filter -> own.put(filter.id(), filter));
        filters.put(company, own);
        fillTable(company);
    }

    /// Adds a filter to a company, in place of one with the same id.
    public synchronized void addFilter(UUID company, Filter filter) {
        filters.computeIfAbsent(company, _ -> new LinkedHashMap<>()).put(filter.id(), filter);
        fillTable(company);
    }

    /// Takes a filter from a company.
    public synchronized void removeFilter(UUID company, UUID filter) {
        filters.getOrDefault(company, new LinkedHashMap<>()).remove(filter);
        fillTable(company);
    }

    private void fillTable(UUID company) {
        var own = filters.getOrDefault(company, Map.of());
        var inFiles = rules.filters().stream().filter(filter -> filter.company() == null || filter.company().equals(company));
        tables.put(company, new FilterTable(rules.rules(), Stream.concat(inFiles, own.values().stream()).toList()));
    }

    private void fillTablesOfFiles() {
        rules.filters().stream().map(Filter::company).filter(Objects::nonNull).distinct().forEach(this::fillTable);
    }

    private List<Filter> commonFilters() {
        return rules.filters().stream().filter(filter -> filter.company() == null).toList();
    }

    /// The state of a company's correlations, as JSON; the same state gives the same bytes.
    public synchronized byte[] save(UUID company) {
        return StateJson.write(states.getOrDefault(company, new CompanyState()));
    }

    /// Puts a saved state in place of the company's present one. What belongs to rules that are gone or mean something else
    /// now is dropped and counted.
    ///
    /// @throws IllegalArgumentException where the bytes are no saved state
    public synchronized void restore(UUID company, byte[] saved) {
        var state = new CompanyState();
        var byId = new HashMap<UUID, CorrelationRule>();
        rules.correlations().forEach(rule -> byId.put(rule.about().id(), rule));
        for (var group : StateJson.read(saved)) {
            var rule = byId.get(group.rule());
            if (rule == null || !rule.fingerprint().equals(group.meaning())) {
                discardedStates++;
            } else {
                state.put(new CompanyState.GroupId(group.rule(), group.key()), group.restored(rule));
            }
        }
        states.put(company, state);
        changed.remove(company);
    }

    /// Forgets what a company's correlations remember, for a batch that is rolled back before anything was ever stored.
    public synchronized void clear(UUID company) {
        states.remove(company);
        changed.remove(company);
    }

    /// Forgets everything about a company that leaves.
    public synchronized void forget(UUID company) {
        clear(company);
        filters.remove(company);
        tables.remove(company);
    }

    /// The companies whose state changed since the last call.
    public synchronized Set<UUID> takeChanged() {
        var taken = new LinkedHashSet<>(changed);
        changed.clear();
        return taken;
    }

    /// Counts of each rule.
    public synchronized List<RuleCounts> ruleCounts() {
        return counters.read();
    }

    /// Counts of the whole detector.
    public synchronized DetectorCounts counts() {
        return new DetectorCounts(
                events, drops.late, drops.ungrouped, future, drops.forgottenGroups, discardedStates);
    }
}
