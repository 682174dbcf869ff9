package dev.banso.events.detect;

import static dev.banso.events.detect.Course.correlation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A company's exclusions.
class FilterTests {
    private static final String SCANNER = """
            title: The company's own scanner
            id: 11111111-1111-4111-8111-111111111111
            logsource: {product: fortigate}
            filter:
                rules: [%s]
                selection:
                    srcip: 10.0.0.9
                condition: %s
            """;
    private static final UUID FILTER = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final RuleSet DENIED = Lines.rules("""
            title: Denied
            name: denied
            logsource: {product: fortigate}
            detection:
                s: {action: deny}
                condition: s
            """);

    private final Detector detector = new Detector(DENIED);

    private static Filter filter(String rule, String condition) {
        return Filter.load(new RuleFile("filter.yml", SCANNER.formatted(rule, condition))).getFirst();
    }

    private Matches denied(UUID company, String srcip) {
        return detector.match(company, Lines.event("action", "deny", "srcip", srcip), Instant.EPOCH);
    }

    @Test
    void excludesWhatTheSelectionDescribesInEitherSpelling() {
        for (var condition : new String[] {"selection", "not selection"}) {
            detector.setFilters(Lines.COMPANY, List.of(filter("denied", condition)));
            assertThat(denied(Lines.COMPANY, "10.0.0.9").found()).isEmpty();
            assertThat(denied(Lines.COMPANY, "10.0.0.8").found()).hasSize(1);
        }
    }

    @Test
    void reportsWhatIsExcludedWithTheFilterThatDidIt() {
        detector.addFilter(Lines.COMPANY, filter("denied", "selection"));
        var matches = denied(Lines.COMPANY, "10.0.0.9");
        assertThat(matches.suppressed()).hasSize(1);
        assertThat(matches.suppressed().getFirst().suppressedBy()).isEqualTo(FILTER);
        assertThat(detector.ruleCounts().getFirst().suppressed()).isEqualTo(1);
    }

    @Test
    void holdsForOneCompanyAlone() {
        detector.addFilter(Lines.COMPANY, filter("denied", "selection"));
        assertThat(denied(Lines.OTHER_COMPANY, "10.0.0.9").found()).hasSize(1);
    }

    @Test
    void canBeTakenAwayAgain() {
        detector.addFilter(Lines.COMPANY, filter("any", "selection"));
        assertThat(denied(Lines.COMPANY, "10.0.0.9").found()).isEmpty();
        detector.removeFilter(Lines.COMPANY, FILTER);
        assertThat(denied(Lines.COMPANY, "10.0.0.9").found()).hasSize(1);
    }

    @Test
    void outlivesNewRules() {
        detector.addFilter(Lines.COMPANY, filter("denied", "selection"));
        detector.replaceRules(DENIED);
        assertThat(denied(Lines.COMPANY, "10.0.0.9").found()).isEmpty();
    }

    @Test
    void silencesOnlyTheRulesItNames() {
        detector.addFilter(Lines.COMPANY, filter("another", "selection"));
        assertThat(denied(Lines.COMPANY, "10.0.0.9").found()).hasSize(1);
    }

    @Test
    void keepsExcludedEventsOutOfCorrelations() {
        var course = new Course(correlation("many", """
                type: event_count
                rules: [failed]
                timespan: 10m
                condition: {gte: 2}
                """));
        course.detector.addFilter(Lines.COMPANY, filter("failed", "selection"));
        course.at(0, "action", "ssl-login-fail", "srcip", "10.0.0.9").at(1, "action", "ssl-login-fail", "srcip", "10.0.0.9");
        assertThat(course.findings()).isEmpty();
        course.at(2, "action", "ssl-login-fail", "srcip", "10.0.0.1").at(3, "action", "ssl-login-fail", "srcip", "10.0.0.1");
        assertThat(course.findings()).containsExactly("many@3");
    }

    @Test
    void silencesACorrelationByItsName() {
        var course = new Course(correlation("many", """
                type: event_count
                rules: [failed]
                timespan: 10m
                condition: {gte: 2}
                """));
        course.detector.addFilter(Lines.COMPANY, filter("many", "selection"));
        course.at(0, "action", "ssl-login-fail", "srcip", "10.0.0.9").at(1, "action", "ssl-login-fail", "srcip", "10.0.0.9");
        assertThat(course.findings()).isEmpty();
    }

    @Test
    void standsInRuleFilesForAllCompanies() {
        var rules = RuleSet.load(List.of(
                new RuleFile("rules.yml", """
                        title: Denied
                        name: denied
                        logsource: {product: fortigate}
                        detection:
                            s: {action: deny}
                            condition: s
                        """),
                new RuleFile("filters.yml", SCANNER.formatted("denied", "selection"))));
        var common = new Detector(rules);
        var event = Lines.event("action", "deny", "srcip", "10.0.0.9");
        assertThat(common.match(Lines.OTHER_COMPANY, event, Instant.EPOCH).suppressed()).hasSize(1);
        common.setFilters(Lines.COMPANY, List.of());
        assertThat(common.match(Lines.COMPANY, event, Instant.EPOCH).suppressed()).hasSize(1);
    }

    @Test
    void canBeWrittenFromTheValuesOfAnAlert() {
        var rule = DENIED.rules().getFirst().id();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("attack", "It's a * and a ? in C:\\x");
        values.put("srcip", "10.0.0.9");
        var text = Filter.text(FILTER, "誤検知: 'x'\n", "fortigate", Set.of(rule), values);
        detector.addFilter(Lines.COMPANY, Filter.load(new RuleFile("stored", text)).getFirst());
        var exact = Lines.event("action", "deny", "srcip", "10.0.0.9", "attack", "It's a * and a ? in C:\\x");
        var other = Lines.event("action", "deny", "srcip", "10.0.0.9", "attack", "It's a b and a c in C:\\x");
        assertThat(detector.match(Lines.COMPANY, exact, Instant.EPOCH).suppressed()).hasSize(1);
        assertThat(detector.match(Lines.COMPANY, other, Instant.EPOCH).found()).hasSize(1);
    }

    @Test
    void isRefusedInRuleFilesWhereItNamesNoRule() {
        assertThatExceptionOfType(RulesRefusedException.class)
                .isThrownBy(() -> Lines.rules(SCANNER.formatted("nothing", "selection")))
                .withMessageContaining("test.yml:1: there is no rule 'nothing'");
    }
}
