package dev.banso.events.classify;

import dev.banso.events.data.Yaml;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The list of countable lines, `countable.yaml`.
final class Countable {
    /// The list that ships.
    static final Countable SHIPPED = load("countable.yaml");

    private static final Log NOTHING = new Log(false, Map.of(), Kind.NONE, Kind.NONE);

    private final Map<String, Log> logs = new HashMap<>();
    private final Map<String, Kind> verdicts = new HashMap<>();
    private final Map<String, String> categories = new HashMap<>();
    private final Set<String> informational;
    private final Set<String> endpointLevels;
    private final Suricata suricata;

    private record Log(boolean ignoresInformational, Map<String, Kind> events, Kind absent, Kind otherwise) {}

    /// @param informationalFrom severity number from which an alert only informs
    /// @param informationalCategories categories that only inform
    /// @param commandAndControl categories where the side that opened the session decides
    record Suricata(int informationalFrom, Set<String> informationalCategories, Set<String> commandAndControl) {}

    private Countable(Yaml table) {
        table.version(1);
        var sections = table.section("logs");
        sections.keys().forEach(log -> logs.put(log, log(sections.section(log))));
        var verdictSection = table.section("verdicts");
        verdictSection.keys().forEach(verdict -> verdicts.put(verdict, verdictSection.word(verdict, Kind.class)));
        var categorySection = table.section("categories");
        categorySection.keys().forEach(digits -> categories.put(digits, categorySection.string(digits)));
        informational = Set.copyOf(table.strings("informational-severities"));
        endpointLevels = Set.copyOf(table.strings("endpoint-levels"));
        var eve = table.section("suricata");
        suricata = new Suricata(
                eve.number("informational-from-severity"),
                Set.copyOf(eve.strings("informational-categories")),
                Set.copyOf(eve.strings("command-and-control-categories")));
    }

    /// Loads a list; what is wrong in it is refused with file and place.
    static Countable load(String resource) {
        return new Countable(Yaml.resource(resource));
    }

    private static Log log(Yaml section) {
        var events = new HashMap<String, Kind>();
        var eventSection = section.section("events");
        eventSection.keys().forEach(event -> events.put(event, eventSection.word(event, Kind.class)));
        var ignores = section.has("informational") && section.word("informational", Kind.class) == Kind.NONE;
        return new Log(ignores, events, section.word("absent", Kind.class), section.word("otherwise", Kind.class));
    }

    /// The kind of a log and event type.
    Kind kind(LogType type) {
        var log = logs.getOrDefault(type.log(), NOTHING);
        return type.event().isEmpty() ? log.absent : log.events.getOrDefault(type.event(), log.otherwise);
    }

    /// Whether a line of this log with this severity only informs.
    boolean informs(String log, String severity) {
        return logs.getOrDefault(log, NOTHING).ignoresInformational
                && informational.contains(severity.toLowerCase(Locale.ROOT));
    }

    /// The kind of a sandbox's verdict.
    Kind verdict(String verdict) {
        return verdicts.getOrDefault(verdict.toLowerCase(Locale.ROOT).strip().replace(' ', '-'), Kind.REVIEW);
    }

    /// Whether a level makes an endpoint's line an alert.
    boolean alerts(String level) {
        return endpointLevels.contains(level.toLowerCase(Locale.ROOT));
    }

    /// The log by the first two digits of `logid`; empty where unknown.
    String category(String digits) {
        return categories.getOrDefault(digits, "");
    }

    Suricata suricata() {
        return suricata;
    }
}
