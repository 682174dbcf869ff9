package dev.banso.events.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void knowsWhatStandsBetweenTheValues() {
        var template = Template.read("<189>srcip={src_ip} policyname=\"{}\"\r\n", Function.identity());
        assertThat(template.size()).isEqualTo(2);
        assertThat(template.column(0)).isEqualTo("src_ip");
        assertThat(template.column(1)).isEmpty();
        assertThat(template.text(0)).isEqualTo(bytes("<189>srcip="));
        assertThat(template.text(1)).isEqualTo(bytes(" policyname=\""));
        assertThat(template.text(2)).isEqualTo(bytes("\"\r\n"));
    }

    @Test
    void bracesOfALineAreNoMarks() {
        var shape = new Bytes();
        var line = bytes("{{\"a\":{社}}{");
        Template.putText(line, 0, line.length, shape);
        Template.putMark(bytes("{}"), shape);
        var template = Template.read(new String(shape.toArray(), StandardCharsets.UTF_8), Function.identity());
        assertThat(template.size()).isEqualTo(1);
        assertThat(template.text(0)).isEqualTo(line);
        assertThat(template.text(1)).isEmpty();
    }
}
