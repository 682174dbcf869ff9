package dev.banso.events.detect;

import static dev.banso.events.detect.Course.correlation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.banso.events.DeviceProfile;
import dev.banso.events.EventReader;
import dev.banso.events.Flag;
import dev.banso.events.LineParser;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// State outlives the process, and events that are read again change nothing twice.
class CorrelationStateTests {
    private static final String MANY = correlation("many", """
            type: event_count
            rules: [failed]
            group-by: [remip]
            timespan: 10m
            condition: {gte: 5}
            """);
    private static final String ALL = MANY + "---\n" + correlation("users", """
            type: value_count
            rules: [failed]
            group-by: [remip]
            timespan: 5m
            condition: {field: user, gte: 4}
            """) + "---\n" + correlation("break-in", """
            type: temporal_ordered
            rules: [many, opened]
            group-by: [remip]
            timespan: 10m
            """);

    @Test
    void goesOnAfterARestartAsIfThereHadBeenNone() {
        var whole = new Course(ALL);
        var parts = new Course(ALL);
        var random = new Random(7);
        for (var i = 0; i < 3000; i++) {
            var second = i * 20L + random.nextInt(200);
            var action = random.nextInt(10) == 0 ? "tunnel-up" : "ssl-login-fail";
            var remip = "198.51.100." + random.nextInt(4);
            var user = "user" + random.nextInt(6);
            whole.at(second, "action", action, "remip", remip, "user", user);
            if (i % 50 == 0) {
                var restarted = new Course(ALL);
                restarted.detector.restore(Lines.COMPANY, parts.detector.save(Lines.COMPANY));
                restarted.found.addAll(parts.found);
                parts = restarted;
            }
            parts.at(second, "action", action, "remip", remip, "user", user);
        }
        assertThat(whole.findings()).hasSizeGreaterThan(20);
        assertThat(parts.findings()).isEqualTo(whole.findings());
        assertThat(parts.detector.save(Lines.COMPANY)).isEqualTo(whole.detector.save(Lines.COMPANY));
    }

    @Test
    void readsABatchAgainAfterARollBack() {
        var course = new Course(MANY);
        course.fail(0, "a").fail(1, "a").fail(2, "a");
        var committed = course.detector.save(Lines.COMPANY);
        course.fail(3, "a");
        course.detector.restore(Lines.COMPANY, committed);
        course.fail(3, "a");
        assertThat(course.findings()).isEmpty();
        assertThat(course.fail(4, "a").findings()).containsExactly("many@4");
    }

    @Test
    void namesTheCompaniesWhoseStateChanged() {
        var course = new Course(MANY);
        course.fail(0, "a").at(Lines.OTHER_COMPANY, 0, "action", "accept");
        assertThat(course.detector.takeChanged()).containsExactly(Lines.COMPANY);
        assertThat(course.detector.takeChanged()).isEmpty();
    }

    @Test
    void keepsTheStateOfRulesThatStayTheSame() {
        var course = new Course(ALL);
        course.fail(0, "a").fail(1, "a").fail(2, "a").fail(3, "a");
        course.detector.replaceRules(Lines.rules(Course.FAILED_AND_OPENED + MANY));
        assertThat(course.detector.counts().discardedStates()).as("the state of 'users'").isEqualTo(1);
        assertThat(course.fail(4, "a").findings()).containsExactly("many@4");
        assertThat(course.detector.ruleCounts().getFirst().matched()).as("counts stay").isEqualTo(5);
    }

    @Test
    void dropsTheStateOfARuleThatMeansSomethingElseNow() {
        var course = new Course(MANY);
        course.fail(0, "a").fail(1, "a").fail(2, "a").fail(3, "a");
        course.detector.replaceRules(Lines.rules(Course.FAILED_AND_OPENED + MANY.replace("10m", "20m")));
        assertThat(course.fail(4, "a").findings()).isEmpty();
        assertThat(course.detector.counts().discardedStates()).isEqualTo(1);
    }

    @Test
    void refusesBytesThatAreNoState() {
        var detector = new Course(MANY).detector;
        for (var bytes : new String[] {"", "{", "[]", "{\"version\":2,\"groups\":[]}", "{\"version\":1,\"groups\":[1]}"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> detector.restore(Lines.COMPANY, bytes.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void isNotBlindedByAWrongClock() {
        var line = "date=2090-01-01 time=00:00:00 logid=\"0101039426\" type=\"event\" subtype=\"vpn\" level=\"alert\""
                + " action=\"ssl-login-fail\" remip=203.0.113.1 user=\"tanaka\"";
        var reading = EventReader.read(
                LineParser.parse(line.getBytes(StandardCharsets.UTF_8)),
                DeviceProfile.UNKNOWN,
                Instant.parse("2020-11-03T00:00:00Z"));
        assertThat(reading.flags()).contains(Flag.TIME_FUTURE);
        var course = new Course(MANY);
        course.detector.match(Lines.COMPANY, reading);
        assertThat(course.detector.counts().future()).isEqualTo(1);
        for (var second = 0; second < 5; second++) {
            course.fail(second, "203.0.113.1");
        }
        assertThat(course.findings()).containsExactly("many@4");
    }
}
