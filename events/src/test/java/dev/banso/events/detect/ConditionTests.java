package dev.banso.events.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How conditions join selections.
class ConditionTests {
    /// Three selections, true where the event has the field of that name.
    private static boolean holds(String condition, String... present) {
        var fields = new String[present.length * 2];
        for (var i = 0; i < present.length; i++) {
            fields[2 * i] = present[i];
            fields[2 * i + 1] = "1";
        }
        return Lines.matches("""
                sel_a: {'user|exists': true}
                sel_b: {'group|exists': true}
                other: {'url|exists': true}
                _unused: {'msg|exists': true}
                condition: %s
                """.formatted(condition), fields);
    }

    @Test
    void bindsNotBeforeAndBeforeOr() {
        assertThat(holds("sel_a or sel_b and other", "user")).isTrue();
        assertThat(holds("(sel_a or sel_b) and other", "user")).isFalse();
        assertThat(holds("not sel_a and sel_b or other", "group")).isTrue();
        assertThat(holds("not (sel_a and sel_b) and not other", "user")).isTrue();
        assertThat(holds("not not sel_a and (sel_b or other)", "user", "url")).isTrue();
    }

    @Test
    void quantifiesOverPatterns() {
        assertThat(holds("1 of sel_* and not other", "group")).isTrue();
        assertThat(holds("all of sel_* and not other", "group")).isFalse();
        assertThat(holds("all of sel_* and not other", "group", "user")).isTrue();
        assertThat(holds("any of sel* or other", "url")).isTrue();
        assertThat(holds("1 of *_b or sel_a and other", "group")).isTrue();
    }

    @Test
    void leavesOutSelectionsWithUnderscoreWhereItSaysThem() {
        assertThat(holds("1 of them", "msg")).isFalse();
        assertThat(holds("1 of them", "url")).isTrue();
        assertThat(holds("all of them", "user", "group", "url")).isTrue();
        assertThat(holds("1 of them or _unused", "msg")).isTrue();
    }

    @Test
    void takesAListOfConditionsAsAlternatives() {
        assertThat(holds("['sel_a and sel_b', other]", "url")).isTrue();
        assertThat(holds("['sel_a and sel_b', other]", "user")).isFalse();
    }
}
