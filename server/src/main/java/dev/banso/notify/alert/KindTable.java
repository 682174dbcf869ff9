package dev.banso.notify.alert;

import dev.banso.monitoring.Alert;
import dev.banso.notify.text.NoticeKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Chooses the text for an alert by the rows of `notify/kinds.yaml`.
final class KindTable {
    private static final String FILE = "/notify/kinds.yaml";
    private static final Set<String> KEYS = Set.of("text", "alert", "class", "path", "attack", "rule");

    private final List<Row> rows;

    private KindTable(List<Row> rows) {
        this.rows = rows;
    }

    /// @throws IllegalStateException naming the row that is wrong
    static KindTable load() {
        try (InputStream stream = Objects.requireNonNull(KindTable.class.getResourceAsStream(FILE), FILE + " is missing")) {
            Object root = new Load(LoadSettings.builder().setLabel(FILE).build()).loadFromInputStream(stream);
            List<Row> rows = new ArrayList<>();
            for (Object row : (List<?>) Objects.requireNonNull(root)) {
                rows.add(Row.read((Map<?, ?>) row));
            }
            if (rows.isEmpty() || !rows.getLast().fitsAll()) {
                throw new IllegalStateException(FILE + ": the last row must fit every alert");
            }
            return new KindTable(List.copyOf(rows));
        } catch (IOException unreadable) {
            throw new IllegalStateException(FILE + " cannot be read", unreadable);
        }
    }

    NoticeKind kind(Alert alert) {
        return rows.stream().filter(row -> row.fits(alert)).findFirst().orElseThrow().kind();
    }

    private record Row(NoticeKind kind, @Nullable String alert, @Nullable String threatClass, @Nullable String path,
            List<Pattern> attacks, List<Pattern> rules) {

        static Row read(Map<?, ?> row) {
            if (!KEYS.containsAll(row.keySet())) {
                throw new IllegalStateException(FILE + ": unknown key in " + row);
            }
            NoticeKind kind = NoticeKind.of(String.valueOf(row.get("text")))
                    .orElseThrow(() -> new IllegalStateException(FILE + ": unknown text in " + row));
            return new Row(kind, text(row.get("alert")), text(row.get("class")), text(row.get("path")),
                    patterns(row.get("attack")), patterns(row.get("rule")));
        }

        boolean fitsAll() {
            return alert == null && threatClass == null && path == null && attacks.isEmpty() && rules.isEmpty();
        }

        boolean fits(Alert one) {
            return (alert == null || alert.equals(one.kind().code()))
                    && (threatClass == null || (one.threatClass() != null && threatClass.equals(one.threatClass().code())))
                    && (path == null || (one.path() != null && path.equals(one.path().code())))
                    && matches(attacks, one.attack())
                    && matches(rules, one.ruleTitle());
        }

        private static boolean matches(List<Pattern> patterns, @Nullable String value) {
            return patterns.isEmpty() || (value != null && patterns.stream().anyMatch(pattern -> pattern.matcher(value).matches()));
        }

        private static @Nullable String text(@Nullable Object value) {
            return value == null ? null : value.toString();
        }

        private static List<Pattern> patterns(@Nullable Object value) {
            List<?> globs = value == null ? List.of() : (List<?>) value;
            return globs.stream().map(glob -> Pattern.compile(
                    Pattern.quote(String.valueOf(glob)).replace("*", "\\E.*\\Q"), Pattern.CASE_INSENSITIVE | Pattern.DOTALL)).toList();
        }
    }
}
