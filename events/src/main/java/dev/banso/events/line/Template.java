package dev.banso.events.line;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The shape of a line as text: what stands in the line, with a mark where a value was. `{src_ip}` is the value of a column,
/// `{}` the next of the values without one, `{{` a brace. `<189>date={date} srcip={src_ip} policyname="{}"`.
///
/// @param <C> what stands for a column
public final class Template<C> {
    private final List<byte[]> texts = new ArrayList<>();
    private final List<C> columns = new ArrayList<>();

    private Template() {}

    /// Reads a shape.
    ///
    /// @param column what stands for the column of a name; the name is empty for values without a column
    public static <C> Template<C> read(String shape, Function<String, C> column) {
        var template = new Template<C>();
        var text = new StringBuilder();
        for (var at = 0; at < shape.length(); at++) {
            if (shape.charAt(at) != '{') {
                text.append(shape.charAt(at));
            } else if (shape.startsWith("{{", at)) {
                text.append('{');
                at++;
            } else {
                var close = shape.indexOf('}', at);
                template.texts.add(encoded(text));
                template.columns.add(column.apply(shape.substring(at + 1, close)));
                text.setLength(0);
                at = close;
            }
        }
        template.texts.add(encoded(text));
        return template;
    }

    /// How many values it takes.
    public int size() {
        return columns.size();
    }

    /// The text before a value; that behind the last for [#size].
    public byte[] text(int value) {
        return texts.get(value);
    }

    /// Where a value comes from.
    public C column(int value) {
        return columns.get(value);
    }

    /// Adds text of a line to a shape.
    public static void putText(byte[] line, int from, int to, Bytes shape) {
        var begin = from;
        for (var i = from; i < to; i++) {
            if (line[i] == '{') {
                shape.put(line, begin, i + 1);
                begin = i;
            }
        }
        shape.put(line, begin, to);
    }

    /// Adds the mark of a value to a shape.
    ///
    /// @param mark `{name}` or `{}`
    public static void putMark(byte[] mark, Bytes shape) {
        shape.put(mark, 0, mark.length);
    }

    private static byte[] encoded(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
