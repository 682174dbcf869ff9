package dev.banso.events.detect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A detector and a course of events for it, with times in seconds.
final class Course {
    static final String FAILED_AND_OPENED = """
            title: Failed
            name: failed
            logsource: {product: fortigate}
            detection:
                s: {action: ssl-login-fail}
                condition: s
            ---
            title: Opened
            name: opened
            logsource: {product: fortigate}
            detection:
                s: {action: tunnel-up}
                condition: s
            ---
            """;
    private static final Instant START = Instant.parse("2020-11-03T00:00:00Z");

    final Detector detector;
    final List<RuleMatch> found = new ArrayList<>();

    Course(String yaml) {
        this(yaml, DetectorLimits.DEFAULT);
    }

    Course(String yaml, DetectorLimits limits) {
        detector = new Detector(Lines.rules(FAILED_AND_OPENED + yaml), limits);
    }

    /// A correlation over the rules `failed` and `opened`; the body is what stands under `correlation`.
    static String correlation(String title, String body) {
        return "title: " + title + "\nname: " + title + "\ncorrelation:\n" + body.indent(4);
    }

    Course at(long second, String... namesAndValues) {
        return at(Lines.COMPANY, second, namesAndValues);
    }

    Course at(UUID company, long second, String... namesAndValues) {
        found.addAll(detector.match(company, Lines.event(namesAndValues), START.plusSeconds(second)).found());
        return this;
    }

    Course fail(long second, String from) {
        return at(second, "action", "ssl-login-fail", "remip", from, "user", "tanaka");
    }

    Course open(long second, String from) {
        return at(second, "action", "tunnel-up", "remip", from, "user", "tanaka");
    }

    /// Title and second of each finding; `+` marks one that continues.
    List<String> findings() {
        return found.stream()
                .map(match -> match.title() + (match.continues() ? "+" : "") + "@"
                        + (match.time().getEpochSecond() - START.getEpochSecond()))
                .toList();
    }
}
