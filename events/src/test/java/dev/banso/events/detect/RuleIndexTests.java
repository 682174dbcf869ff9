package dev.banso.events.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The index only saves work: it never changes what matches.
class RuleIndexTests {
    private static final String[] FIELDS = {"action", "attack", "url", "type", "subtype", "user"};
    private static final String[] WORDS = {"deny", "Botnet", "botnet.exe", "ab", "abc", "xabcx", "utm", "ips", "BOT", "", "çabc"};

    private final Random random = new Random(20261124);

    @Test
    void findsWhatAskingEveryRuleFinds() {
        var rules = Lines.rules(String.join("---\n", rules(300)));
        var detector = new Detector(rules);
        var view = new EventView(rules.taxonomy());
        for (var i = 0; i < 3000; i++) {
            var event = event();
            view.show(event);
            var expected = rules.detections().stream()
                    .filter(rule -> rule.matches(view))
                    .map(rule -> rule.about().title())
                    .toList();
            assertThat(detector.match(Lines.COMPANY, event, Instant.EPOCH).found())
                    .extracting(RuleMatch::title)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void asksFewRulesOfMany() {
        var text = new ArrayList<String>();
        for (var i = 0; i < 1000; i++) {
            var line = i % 2 == 0 ? "user: 'name" + i + "'" : "url|contains: '/path" + i + "/x'";
            text.add(rule(i, "        - " + line + "\n", "s"));
        }
        var detector = new Detector(Lines.rules(String.join("---\n", text)));
        var event = Lines.event("type", "utm", "user", "name10", "url", "http://a.example/PATH11/x?path13");
        assertThat(detector.match(Lines.COMPANY, event, Instant.EPOCH).found()).hasSize(2);
        assertThat(detector.ruleCounts().stream().mapToLong(RuleCounts::evaluated).sum()).isLessThan(20);
    }

    private List<String> rules(int count) {
        var rules = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            var maps = new StringBuilder();
            for (var map = random.nextInt(2); map >= 0; map--) {
                maps.append("        - ").append(test("a")).append("\n          ").append(test("b")).append('\n');
            }
            rules.add(rule(i, maps.toString(), random.nextInt(5) == 0 ? "not s" : "s"));
        }
        return rules;
    }

    private static String rule(int number, String maps, String condition) {
        return "title: R" + number + "\nlogsource: {product: fortigate}\ndetection:\n    s:\n" + maps
                + "    condition: " + condition + "\n";
    }

    /// A test of a field; the halves of the fields are kept apart so that no key occurs twice in a map.
    private String test(String half) {
        var field = FIELDS[random.nextInt(3) + (half.equals("a") ? 0 : 3)];
        return switch (random.nextInt(6)) {
            case 0 -> field + ": ['" + word() + "', '" + word() + "']";
            case 1 -> field + "|contains: '" + word() + "'";
            case 2 -> field + "|startswith: '" + word() + "'";
            case 3 -> field + "|endswith|cased: '" + word() + "'";
            case 4 -> field + "|cased: '" + word() + "'";
            default -> field + ": '" + word() + "'";
        };
    }

    private FieldSource event() {
        var fields = new ArrayList<String>();
        for (var field : FIELDS) {
            if (random.nextInt(4) > 0) {
                fields.addAll(List.of(field, word() + (random.nextInt(3) == 0 ? word() : "")));
            }
        }
        return Lines.event(fields.toArray(String[]::new));
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }
}
