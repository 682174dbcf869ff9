package dev.banso.events.detect;

import static dev.banso.events.detect.Course.correlation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
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
    private static final String DENIED_RULE = """
            title: Denied
            name: denied
            logsource: {product: fortigate}
            detection:
                s: {action: deny}
                condition: s
            """;
    private static final RuleSet DENIED = Lines.rules(DENIED_RULE);

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
                new RuleFile("rules.yml", DENIED_RULE),
                new RuleFile("filters.yml", SCANNER.formatted("denied", "selection"))));
        var common = new Detector(rules);
        var event = Lines.event("action", "deny", "srcip", "10.0.0.9");
        assertThat(common.match(Lines.OTHER_COMPANY, event, Instant.EPOCH).suppressed()).hasSize(1);
        common.setFilters(Lines.COMPANY, List.of());
        assertThat(common.match(Lines.COMPANY, event, Instant.EPOCH).suppressed()).hasSize(1);
    }

    @Test
    void canBeWrittenFromTheValuesOfAnAlert() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("attack", "It's a * and a ? in C:\\x\u0007\u2028");
        values.put("srcip", "10.0.0.9");
        values.put("user", null);
        var draft = new FilterText(Map.of("product", "fortigate"), Set.of(DENIED.rules().getFirst().id()), values);
        var text = draft.document(FILTER, "誤検知: 'x'\n", "理由: \"調査\"\\\n2 行目", "analyst", LocalDate.of(2026, 11, 24));
        var filter = DENIED.readFilters(new RuleFile("stored", text)).getFirst();
        assertThat(filter.title()).isEqualTo("誤検知: 'x'\n");
        assertThat(filter.description()).isEqualTo("理由: \"調査\"\\\n2 行目");
        detector.addFilter(Lines.COMPANY, filter);
        var exact = Lines.event("action", "deny", "srcip", "10.0.0.9", "attack", "It's a * and a ? in C:\\x\u0007\u2028");
        var other = Lines.event("action", "deny", "srcip", "10.0.0.9", "attack", "It's a b and a c in C:\\x\u0007\u2028");
        var someones = Lines.event(
                "action", "deny", "srcip", "10.0.0.9", "attack", "It's a * and a ? in C:\\x\u0007\u2028", "user", "taro");
        assertThat(detector.match(Lines.COMPANY, exact, Instant.EPOCH).suppressed()).hasSize(1);
        assertThat(detector.match(Lines.COMPANY, other, Instant.EPOCH).found()).hasSize(1);
        assertThat(detector.match(Lines.COMPANY, someones, Instant.EPOCH).found()).hasSize(1);
    }

    @Test
    void meansTheSameWhateverItIsCalled() {
        var all = new FilterText(Map.of("category", "detection"), Set.of(), Map.of("banso.class", "inbound"));
        var same = new FilterText(Map.of("category", "detection"), Set.of(), Map.of("banso.class", "inbound"));
        var other = new FilterText(Map.of("category", "detection"), Set.of(), Map.of("banso.class", "outbound"));
        assertThat(all.meaning()).isEqualTo(same.meaning()).isNotEqualTo(other.meaning());
    }

    @Test
    void holdsForTheCompanyThatItsFileNames() {
        var own = SCANNER.formatted("denied", "selection") + "custom: {company: " + Lines.COMPANY + "}\n";
        var inFile = new Detector(RuleSet.load(List.of(new RuleFile("rules.yml", DENIED_RULE), new RuleFile("filters.yml", own))));
        var event = Lines.event("action", "deny", "srcip", "10.0.0.9");
        assertThat(inFile.match(Lines.COMPANY, event, Instant.EPOCH).found()).isEmpty();
        assertThat(inFile.match(Lines.OTHER_COMPANY, event, Instant.EPOCH).found()).hasSize(1);
    }

    @Test
    void keepsItsOwnTextOfAFileOfSeveral() {
        var two = "# our filters\n---\n" + SCANNER.formatted("denied", "selection") + "# 二番目\n---\n"
                + SCANNER.formatted("any", "selection").replace("11111111", "22222222");
        var filters = DENIED.readFilters(new RuleFile("filters.yml", two));
        assertThat(filters).extracting(Filter::origin).containsExactly("filters.yml:3", "filters.yml:13");
        assertThat(filters.getLast().text()).isEqualTo(SCANNER.formatted("any", "selection").replace("11111111", "22222222"));
        assertThat(DENIED.readFilters(new RuleFile("again", filters.getFirst().text())).getFirst().id()).isEqualTo(FILTER);
    }

    @Test
    void tellsWhichFiltersExcludedAnEventFromARuleThatIsNoFindingOfItsOwn() {
        var course = new Course(correlation("many", """
                type: event_count
                rules: [failed]
                timespan: 10m
                condition: {gte: 2}
                """));
        course.detector.addFilter(Lines.COMPANY, filter("failed", "selection"));
        var matches = course.detector.match(Lines.COMPANY, Lines.event("action", "ssl-login-fail", "srcip", "10.0.0.9"), Instant.EPOCH);
        assertThat(matches.suppressed()).isEmpty();
        assertThat(matches.filters()).containsExactly(FILTER);
    }

    @Test
    void excludesADetectionByItsClassRuleOrByTheRuleThatLeads() {
        var rules = Lines.rules("""
                title: Inbound
                name: class
                logsource: {category: detection}
                detection: {s: {banso.class: inbound}, condition: s}
                custom: {class_rule: 'true'}
                level: low
                ---
                title: Special
                name: special
                logsource: {category: detection}
                detection: {s: {banso.class: inbound}, condition: s}
                level: high
                ---
                title: Beside
                name: beside
                logsource: {category: detection}
                detection: {s: {banso.class: inbound}, condition: s}
                level: low
                """);
        for (var named : Map.of("class", true, "special", true, "any", true, "beside", false).entrySet()) {
            var asked = new Detector(rules);
            asked.addFilter(Lines.COMPANY, filter(named.getKey(), "selection"));
            var matches = asked.match(Lines.COMPANY, Lines.event("banso.class", "inbound", "srcip", "10.0.0.9"), Instant.EPOCH);
            assertThat(matches.excludedBy() != null).as(named.getKey()).isEqualTo(named.getValue());
        }
    }

    @Test
    void isRefusedInRuleFilesWhereItNamesNoRule() {
        assertThatExceptionOfType(RulesRefusedException.class)
                .isThrownBy(() -> Lines.rules(SCANNER.formatted("nothing", "selection")))
                .withMessageContaining("test.yml:5: there is no rule 'nothing'");
    }
}
