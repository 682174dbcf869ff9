package dev.banso.lake;

import dev.banso.events.line.Bytes;
import dev.banso.events.line.Template;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Makes lines from their shapes and values. For one thread.
final class LineRestorer {
    /// Behind every value without a column; a line that has one itself is kept as it is.
    static final byte SEPARATOR = 0x1F;

    private static final int KNOWN = 5_000;

    private final Bytes line = new Bytes();
    private final Map<String, Template<Hole>> templates = new LinkedHashMap<>(128, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Template<Hole>> eldest) {
            return size() > KNOWN;
        }
    };

    /// Writes a line.
    ///
    /// @param rest values without a column, each with the separator behind it
    static void restore(Template<Hole> template, byte[] rest, Cells cells, Bytes target) {
        var at = 0;
        for (var i = 0; i < template.size(); i++) {
            var text = template.text(i);
            target.put(text, 0, text.length);
            switch (template.column(i)) {
                case Hole.Rest() -> {
                    var from = at;
                    while (rest[at] != SEPARATOR) {
                        at++;
                    }
                    target.put(rest, from, at++);
                }
                case Hole.Column column -> column.write(cells, target);
                case Hole.Clock clock -> clock.write(cells, target);
            }
        }
        var text = template.text(template.size());
        target.put(text, 0, text.length);
    }

    /// A line as text, as searches want it.
    String text(String shape, String rest, Cells cells) {
        var template = templates.computeIfAbsent(shape, unseen -> Template.read(unseen, Hole::of));
        line.clear();
        restore(template, rest.getBytes(StandardCharsets.UTF_8), cells, line);
        return new String(line.toArray(), StandardCharsets.UTF_8);
    }
}
