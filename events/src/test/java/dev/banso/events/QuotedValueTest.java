package dev.banso.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Text inside a quoted value changes no other field, whichever way the sender escapes. Seeded, so that a failure repeats.
class QuotedValueTest {
    private static final List<String> PIECES = List.of(
            "\"", "\\", "\\\"", "\\\\", " ", "=", "|", ",", "'", "srcip=6.6.6.6", "\" devid=\"EVIL\" x=\"", " action=pass ",
            "\" srcip=6.6.6.6", " type=utm subtype=virus", "log=\"date=1 devid=EVIL", "CEF:0|Fortinet|", "<189>date=", "日本",
            "\t", "x=", "=\"", "\" ", "{\"a\":1}", "%22", "N/A", "a", "\\= ");

    private static final UnaryOperator<String> BOTH = text -> text.replace("\\", "\\\\").replace("\"", "\\\"");
    private static final UnaryOperator<String> QUOTES_ONLY = text -> text.replace("\"", "\\\"");

    private static final Map<String, String> BEFORE = fields(
            "date", "2020-11-03", "time", "09:12:44", "devid", "\"FGT60FTK20000001\"", "vd", "\"root\"", "type", "\"utm\"",
            "subtype", "\"ips\"");
    private static final Map<String, String> AFTER = fields(
            "srcip", "198.51.100.7", "dstip", "192.168.1.20", "srcintf", "\"wan1\"", "action", "\"dropped\"", "proto", "6",
            "attack", "\"Some.Exploit\"");

    private static Map<String, String> fields(String... pairs) {
        var fields = new LinkedHashMap<String, String>();
        for (var i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return fields;
    }

    private static String line(String url, String msg, String separator) {
        var line = new StringBuilder();
        BEFORE.forEach((key, value) -> line.append(key).append('=').append(value).append(separator));
        line.append("url=\"").append(url).append('"');
        AFTER.forEach((key, value) -> line.append(separator).append(key).append('=').append(value));
        return line.append(separator).append("msg=\"").append(msg).append('"').toString();
    }

    private static String random(Random random) {
        var text = new StringBuilder();
        for (var i = random.nextInt(8); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static void changesNoOtherField(String url, String msg, String separator, UnaryOperator<String> escape) {
        var line = line(escape.apply(url), escape.apply(msg), separator);
        var parsed = LineParser.parse(line.getBytes(StandardCharsets.UTF_8)).fields();
        BEFORE.forEach((key, value) -> assertThat(parsed).as(line).containsEntry(key, value.replace("\"", "")));
        AFTER.forEach((key, value) -> assertThat(parsed).as(line).containsEntry(key, value.replace("\"", "")));
        assertThat(parsed.keySet()).as(line).hasSize(BEFORE.size() + AFTER.size() + 2);
    }

    @Test
    void escapedTextChangesNoOtherFieldAndComesBackAsItWas() {
        var random = new Random(20201103);
        for (var i = 0; i < 20_000; i++) {
            var url = random(random);
            var msg = random(random);
            var separator = i % 3 == 0 ? "," : " ";
            changesNoOtherField(url, msg, separator, BOTH);
            var parsed = LineParser.parse(line(BOTH.apply(url), BOTH.apply(msg), separator).getBytes(StandardCharsets.UTF_8));
            assertThat(parsed.fields()).containsEntry("url", url).containsEntry("msg", msg);
        }
    }

    @Test
    void textOfASenderThatEscapesOnlyQuotesChangesNoOtherField() {
        var random = new Random(20201104);
        for (var i = 0; i < 20_000; i++) {
            changesNoOtherField(random(random), "fixed", " ", QUOTES_ONLY);
        }
    }

    @Test
    void aCutInsideAValueKeepsTheFieldsBeforeItAndAddsNone() {
        var random = new Random(20201105);
        for (var i = 0; i < 5_000; i++) {
            var line = line(BOTH.apply(random(random) + " end"), "x", " ");
            var start = line.indexOf("url=\"") + 5;
            var cut = start + random.nextInt(line.indexOf("\" srcip=198", start) - start + 1);
            var parsed = LineParser.parse(line.substring(0, cut).getBytes(StandardCharsets.UTF_8));
            assertThat(parsed.fields().keySet()).as(line.substring(0, cut)).hasSizeLessThanOrEqualTo(BEFORE.size() + 1);
            BEFORE.forEach((key, value) -> assertThat(parsed.fields()).containsEntry(key, value.replace("\"", "")));
            assertThat(parsed.flags()).contains(Flag.TRUNCATED);
        }
    }
}
