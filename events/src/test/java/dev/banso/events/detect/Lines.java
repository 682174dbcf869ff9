package dev.banso.events.detect;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events and rules for tests, written short.
final class Lines {
    static final UUID COMPANY = UUID.fromString("00000000-0000-4000-8000-000000000001");
    static final UUID OTHER_COMPANY = UUID.fromString("00000000-0000-4000-8000-000000000002");

    private Lines() {}

    /// An event with these fields: name, value, name, value …
    static FieldSource event(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new FieldSource() {
            @Override
            public String product() {
                return fields.containsKey("event_type") ? "suricata" : "fortigate";
            }

            @Override
            public @Nullable String value(String field) {
                return fields.get(field);
            }

            @Override
            public Collection<String> values() {
                return fields.values();
            }
        };
    }

    static RuleSet rules(String yaml) {
        return RuleSet.load(List.of(new RuleFile("test.yml", yaml)));
    }

    /// A rule for all FortiGate lines with this detection (a YAML block without indentation).
    static RuleSet rule(String detection) {
        return rules("title: Test\nlogsource:\n    product: fortigate\ndetection:\n" + detection.indent(4));
    }

    static boolean matches(String detection, String... namesAndValues) {
        return !new Detector(rule(detection))
                .match(COMPANY, event(namesAndValues), java.time.Instant.EPOCH)
                .found()
                .isEmpty();
    }

    /// A rule with one selection `s` that holds this one line.
    static boolean selects(String line, String... namesAndValues) {
        return matches("s:\n    " + line.indent(4).strip() + "\ncondition: s", namesAndValues);
    }
}
