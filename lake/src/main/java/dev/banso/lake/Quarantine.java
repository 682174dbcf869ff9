package dev.banso.lake;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// The lines of a sender that belong to nobody.
final class Quarantine {
    private static final long MOST_BYTES = 32 << 20;

    private final Listing listing;
    private final FileSource files;
    private final Duck duck;
    private final String source;
    private final long after;
    private final long upTo;

    Quarantine(Listing listing, FileSource files, Duck duck, String source, long after, long upTo) {
        this.listing = listing;
        this.files = files;
        this.duck = duck;
        this.source = source;
        this.after = after;
        this.upTo = upTo;
    }

    /// The first of them.
    List<StoredEvent> first(int most) throws SQLException, IOException {
        UnaryOperator<String> question = rows ->
                "select " + Rows.SELECT + " from (select * from " + rows + " order by sequence limit " + most + ") order by sequence";
        return ask(question, List.of(), result -> {
            var lines = new ArrayList<StoredEvent>();
            for (var bytes = 0L; bytes < MOST_BYTES && result.next(); bytes += lines.getLast().line().length) {
                lines.add(Rows.event(result));
            }
            return lines;
        });
    }

    long count() throws SQLException, IOException {
        return ask(rows -> "select count(*) from " + rows, 0L, result -> {
            result.next();
            return result.getLong(1);
        });
    }

    /// @param question makes a statement of what stands behind its `from`
    private <T> T ask(UnaryOperator<String> question, T none, Answer<T> answer) throws SQLException, IOException {
        try (var view = listing.view(file -> file.holds(Owner.QUARANTINE) && file.first() <= upTo && file.last() > after);
                var connection = duck.connect()) {
            if (view.files().isEmpty()) {
                return none;
            }
            var rows = new Condition().and("company is null and source = ? and sequence > ? and sequence <= ?", source, after, upTo);
            try (var opened = files.open(view.files());
                    var statement = connection.prepareStatement(question.apply(duck.rows(opened) + " where " + rows.sql()))) {
                rows.bind(statement);
                try (var result = statement.executeQuery()) {
                    return answer.of(result);
                }
            }
        }
    }

    private interface Answer<T> {
        T of(ResultSet result) throws SQLException;
    }
}
