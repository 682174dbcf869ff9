package dev.banso.lake;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/// A `where` clause that grows, with its parameters. What people type comes in as a parameter only.
final class Condition {
    private final List<String> terms = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /// Adds a term, with a value for each of its question marks.
    Condition and(String term, Object... values) {
        terms.add(term);
        Collections.addAll(parameters, values);
        return this;
    }

    /// Adds `column in (…)`.
    Condition andIn(String column, Collection<?> values) {
        var marks = String.join(", ", Collections.nCopies(values.size(), "?"));
        terms.add(values.isEmpty() ? "false" : column + " in (" + marks + ")");
        parameters.addAll(values);
        return this;
    }

    /// Whether it holds for every row.
    boolean isEmpty() {
        return terms.isEmpty();
    }

    String sql() {
        return terms.isEmpty() ? "true" : String.join(" and ", terms);
    }

    void bind(PreparedStatement statement) throws SQLException {
        for (var i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, parameters.get(i));
        }
    }
}
