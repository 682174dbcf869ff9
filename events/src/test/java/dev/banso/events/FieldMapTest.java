package dev.banso.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FieldMapTest {
    private static final byte[] LINE = "0123456789".getBytes(StandardCharsets.US_ASCII);

    @Test
    void isAnOrderedMapThatKeepsTheFirstOfTwoEqualKeys() {
        var chance = new Random(3);
        for (var turn = 0; turn < 5_000; turn++) {
            var fields = new FieldMap();
            var expected = new LinkedHashMap<String, String>();
            for (var i = chance.nextInt(120); i > 0; i--) {
                var key = "key" + chance.nextInt(100);
                var to = chance.nextInt(LINE.length + 1);
                var value = "0123456789".substring(0, to);
                var added = chance.nextBoolean() ? fields.add(key, LINE, 0, to) : fields.add(key, value);

                assertThat(added).isEqualTo(expected.putIfAbsent(key, value) == null);
            }
            assertThat(fields).isEqualTo(expected);
            assertThat(fields.keySet()).containsExactlyElementsOf(expected.keySet());
        }
    }

    @Test
    void keepsValuesOfTwoLinesApart() {
        var outer = new FieldMap();
        outer.add("a", LINE, 0, 1);
        outer.add("b", "abc".getBytes(StandardCharsets.US_ASCII), 0, 3);
        var inner = new FieldMap();
        inner.add("b", LINE, 4, 6);
        inner.add("c", LINE, 6, 8);

        outer.putFirst(inner);

        assertThat(outer).containsExactly(java.util.Map.entry("b", "45"), java.util.Map.entry("c", "67"), java.util.Map.entry("a", "0"));
    }

    @Test
    void findsValuesHoweverFarBehindInALongLine() {
        var line = new byte[100_000];
        Arrays.fill(line, (byte) 'x');
        System.arraycopy(LINE, 0, line, 65_530, LINE.length);
        System.arraycopy(LINE, 0, line, 99_000, LINE.length);
        var fields = new FieldMap();
        fields.add("edge", line, 65_530, 65_540);
        fields.add("far", line, 99_000, 99_010);

        assertThat(fields).containsEntry("edge", "0123456789").containsEntry("far", "0123456789");
    }

    @Test
    void replacesTheValueOfTheLastField() {
        var fields = new FieldMap();
        fields.add("time", LINE, 0, 3);
        fields.replaceLast("10: 13:03");

        assertThat(fields.get("time")).isEqualTo("10: 13:03");
    }

    @Test
    void takesThousandsOfKeysThatNoLineHadBefore() {
        for (var line = 0; line < 40; line++) {
            var fields = new FieldMap();
            for (var i = 0; !fields.full(); i++) {
                assertThat(fields.add("hostile-" + line + "-" + i, LINE, 0, 1)).isTrue();
            }
            assertThat(fields.add("hostile-" + line + "-0", "again")).isFalse();
            assertThat(fields).hasSize(4_000).containsEntry("hostile-" + line + "-3999", "0");
        }
    }

    @Test
    void expectsNoKeyThatIsNoWord() {
        var planted = new FieldMap();
        planted.add("only-this-test", "");
        planted.add("x=1 devid", "a key as only JSON can have one");
        var fields = new FieldMap();
        fields.add("only-this-test", "");

        assertThat(fields.expectedKey()).isNull();
    }
}
