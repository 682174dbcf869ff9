package dev.banso.events.detect;

import static dev.banso.events.detect.Course.correlation;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// When correlations fire, by the specification of correlation rules and by `docs/rules.md`.
class CorrelationTests {
    private static final String THREE_FAILURES = correlation("many", """
            type: event_count
            rules: [failed]
            group-by: [remip]
            timespan: 10m
            condition: {gte: 3}
            """);

    @Test
    void countsEventsOfEachGroupByItself() {
        var course = new Course(THREE_FAILURES);
        course.fail(0, "a").fail(1, "b").fail(2, "a").fail(3, "b").fail(4, "a");
        assertThat(course.findings()).containsExactly("many@4");
        assertThat(course.found.getFirst().group()).containsExactly(java.util.Map.entry("remip", "a"));
        assertThat(course.found.getFirst().count()).isEqualTo(3);
        assertThat(Duration.between(course.found.getFirst().since(), course.found.getFirst().time()))
                .isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void takesGroupsAsEqualWithoutRegardToCase() {
        assertThat(new Course(THREE_FAILURES).fail(0, "Host").fail(1, "HOST").fail(2, "host").findings()).hasSize(1);
    }

    @Test
    void neverCountsCompaniesTogether() {
        var course = new Course(THREE_FAILURES);
        course.fail(0, "a").fail(1, "a");
        course.at(Lines.OTHER_COMPANY, 2, "action", "ssl-login-fail", "remip", "a");
        assertThat(course.findings()).isEmpty();
    }

    @Test
    void slidesItsWindowInsteadOfCuttingTimeIntoPieces() {
        assertThat(new Course(THREE_FAILURES).fail(590, "a").fail(599, "a").fail(601, "a").findings())
                .containsExactly("many@601");
        assertThat(new Course(THREE_FAILURES).fail(0, "a").fail(300, "a").fail(600, "a").findings())
                .as("a span includes both its ends")
                .containsExactly("many@600");
        assertThat(new Course(THREE_FAILURES).fail(0, "a").fail(300, "a").fail(601, "a").findings()).isEmpty();
    }

    @Test
    void firesOnceWhileItGoesOnAndReportsItAgainAfterATimespan() {
        var course = new Course(THREE_FAILURES);
        for (var second = 0; second <= 1500; second += 60) {
            course.fail(second, "a");
        }
        assertThat(course.findings()).containsExactly("many@120", "many+@720", "many+@1320");
        assertThat(course.found.getLast().count()).isEqualTo(23);
    }

    @Test
    void firesAnewAfterTheWindowFellBelowTheThreshold() {
        var course = new Course(THREE_FAILURES);
        course.fail(0, "a").fail(1, "a").fail(2, "a").fail(3, "a");
        course.fail(2000, "a").fail(2001, "a").fail(2002, "a");
        assertThat(course.findings()).containsExactly("many@2", "many@2002");
    }

    @Test
    void takesLateEventsIntoTheirPlace() {
        assertThat(new Course(THREE_FAILURES).fail(700, "a").fail(100, "a").fail(200, "a").findings())
                .as("100 … 700 are ten minutes")
                .containsExactly("many@200");
        assertThat(new Course(THREE_FAILURES).fail(1000, "a").fail(100, "a").fail(200, "a").findings()).isEmpty();
    }

    @Test
    void leavesOutAndCountsWhatIsTooLate() {
        var course = new Course(THREE_FAILURES, new DetectorLimits(10, Duration.ofMinutes(1)));
        course.fail(1000, "a").fail(300, "a").fail(400, "a").fail(401, "a");
        assertThat(course.detector.counts().late()).isEqualTo(1);
        assertThat(course.findings()).containsExactly("many@401");
    }

    @Test
    void countsEventsWithoutAGroupApart() {
        var course = new Course(THREE_FAILURES);
        course.at(0, "action", "ssl-login-fail").at(1, "action", "ssl-login-fail").at(2, "action", "ssl-login-fail");
        assertThat(course.findings()).isEmpty();
        assertThat(course.detector.counts().ungrouped()).isEqualTo(3);
    }

    @Test
    void understandsARange() {
        var course = new Course(correlation("some", """
                type: event_count
                rules: [failed]
                group-by: [remip]
                timespan: 10m
                condition: {gt: 2, lt: 5}
                """));
        course.fail(0, "a").fail(1, "a");
        assertThat(course.findings()).isEmpty();
        course.fail(2, "a").fail(3, "a").fail(4, "a");
        assertThat(course.findings()).containsExactly("some@2");
    }

    @Test
    void countsAnEventOnceThatMatchesTwoRules() {
        var course = new Course("""
                title: Also
                name: also
                logsource: {product: fortigate}
                detection:
                    s: {action: ssl-login-fail}
                    condition: s
                ---
                """ + correlation("many", """
                type: event_count
                rules: [failed, also]
                group-by: [remip]
                timespan: 10m
                condition: {gte: 3}
                """));
        assertThat(course.fail(0, "a").fail(1, "a").findings()).isEmpty();
        assertThat(course.fail(2, "a").findings()).containsExactly("many@2");
    }

    @Test
    void countsDifferentValuesNotEvents() {
        var course = new Course(correlation("users", """
                type: value_count
                rules: [failed]
                group-by: [remip]
                timespan: 10m
                condition: {field: user, gte: 3}
                """));
        for (var second = 0; second < 9; second++) {
            course.at(second, "action", "ssl-login-fail", "remip", "a", "user", second % 2 == 0 ? "A" : "b");
        }
        assertThat(course.findings()).isEmpty();
        course.at(10, "action", "ssl-login-fail", "remip", "a", "user", "c");
        assertThat(course.findings()).containsExactly("users@10");
        assertThat(course.found.getFirst().count()).isEqualTo(3);
    }

    @Test
    void countsCombinationsOfSeveralFields() {
        var course = new Course(correlation("pairs", """
                type: value_count
                rules: [failed]
                timespan: 10m
                condition: {field: [user, remip], gte: 3}
                """));
        for (var user : new String[] {"a", "b"}) {
            course.at(0, "action", "ssl-login-fail", "remip", "1", "user", user);
        }
        assertThat(course.findings()).isEmpty();
        course.at(1, "action", "ssl-login-fail", "remip", "2", "user", "a");
        assertThat(course.findings()).containsExactly("pairs@1");
    }

    @Test
    void forgetsValuesThatLeftTheWindow() {
        var course = new Course(correlation("users", """
                type: value_count
                rules: [failed]
                group-by: [remip]
                timespan: 10m
                condition: {field: user, gte: 3}
                """));
        for (var second = 0; second < 2000; second += 400) {
            course.at(second, "action", "ssl-login-fail", "remip", "a", "user", "user" + second);
        }
        assertThat(course.findings()).isEmpty();
    }

    @Test
    void waitsForAllRulesInAnyOrderWhereItIsTemporal() {
        var yaml = correlation("both", """
                type: temporal
                rules: [failed, opened]
                group-by: [remip]
                timespan: 5m
                """);
        assertThat(new Course(yaml).open(0, "a").fail(60, "a").findings()).containsExactly("both@60");
        assertThat(new Course(yaml).fail(0, "a").open(60, "a").findings()).containsExactly("both@60");
        assertThat(new Course(yaml).fail(0, "a").open(60, "b").findings()).isEmpty();
        assertThat(new Course(yaml).fail(0, "a").open(301, "a").findings()).isEmpty();
        assertThat(new Course(yaml).fail(0, "a").fail(60, "a").findings()).isEmpty();
    }

    @Test
    void waitsForTheOrderWhereItIsTemporalOrdered() {
        var yaml = correlation("then", """
                type: temporal_ordered
                rules: [failed, opened]
                group-by: [remip]
                timespan: 5m
                """);
        assertThat(new Course(yaml).open(0, "a").fail(60, "a").findings()).isEmpty();
        assertThat(new Course(yaml).open(0, "a").fail(60, "a").open(61, "a").findings()).containsExactly("then@61");
        assertThat(new Course(yaml).fail(0, "a").open(301, "a").findings()).isEmpty();
        assertThat(new Course(yaml).open(100, "a").fail(50, "a").findings())
                .as("the failure came late, but happened first")
                .containsExactly("then@50");
    }

    @Test
    void findsAnOrderInAFloodOfOneRule() {
        var course = new Course(correlation("then", """
                type: temporal_ordered
                rules: [failed, opened]
                group-by: [remip]
                timespan: 5m
                """));
        for (var i = 0; i < 5000; i++) {
            course.fail(i, "a");
        }
        assertThat(course.open(5200, "a").findings()).containsExactly("then@5200");
        assertThat(course.detector.save(Lines.COMPANY)).hasSizeLessThan(500);
    }

    @Test
    void comparesDifferentFieldsThroughAliases() {
        var course = new Course(correlation("reaches", """
                type: temporal
                rules: [failed, opened]
                group-by: [machine]
                timespan: 5m
                aliases:
                    machine: {failed: srcip, opened: dstip}
                """));
        course.at(0, "action", "ssl-login-fail", "srcip", "10.0.0.1", "dstip", "10.0.0.2");
        course.at(1, "action", "tunnel-up", "srcip", "10.0.0.1", "dstip", "10.0.0.3");
        assertThat(course.findings()).isEmpty();
        course.at(2, "action", "tunnel-up", "srcip", "10.0.0.9", "dstip", "10.0.0.1");
        assertThat(course.findings()).containsExactly("reaches@2");
        assertThat(course.found.getFirst().group()).containsEntry("machine", "10.0.0.1");
    }

    @Test
    void chainsManyFailuresToALoginWhileTheFailuresGoOn() {
        var course = new Course(correlation("break-in", """
                type: temporal_ordered
                rules: [many, opened]
                group-by: [user]
                timespan: 10m
                """) + "---\n" + THREE_FAILURES);
        course.open(0, "a");
        for (var second = 10; second < 3600; second += 30) {
            course.fail(second, "a");
        }
        assertThat(course.findings()).as("the failures alone are no finding").isEmpty();
        assertThat(course.open(3700, "b").findings()).containsExactly("break-in@3700");
        assertThat(course.found.getFirst().group()).containsExactly(java.util.Map.entry("user", "tanaka"));
    }

    @Test
    void showsItsRulesBesideItselfOnlyWhereToldTo() {
        var hidden = new Course(THREE_FAILURES).fail(0, "a").fail(1, "a").fail(2, "a");
        assertThat(hidden.findings()).containsExactly("many@2");
        var shown = new Course(THREE_FAILURES + "    generate: true\n").fail(0, "a").fail(1, "a").fail(2, "a");
        assertThat(shown.findings()).containsExactly("Failed@0", "Failed@1", "Failed@2", "many@2");
    }

    @Test
    void forgetsTheQuietestGroupsBeyondItsLimitAndCountsThem() {
        var course = new Course(THREE_FAILURES, new DetectorLimits(2, Duration.ofHours(1)));
        course.fail(0, "a").fail(1, "a").fail(2, "b").fail(3, "c").fail(4, "a");
        assertThat(course.findings()).isEmpty();
        assertThat(course.detector.counts().forgottenGroups()).isEqualTo(2);
    }
}
