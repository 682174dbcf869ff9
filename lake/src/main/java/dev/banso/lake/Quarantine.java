package dev.banso.lake;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// Hands out the lines that belong to nobody, and removes them when they found an owner.
final class Quarantine {
    private final Catalogue catalogue;
    private final Remover remover;
    private final Duck duck;

    Quarantine(Catalogue catalogue, Remover remover, Duck duck) {
        this.catalogue = catalogue;
        this.remover = remover;
        this.duck = duck;
    }

    /// File by file, so that memory is bounded by the largest one's sort.
    void copy(String source, long upTo, Consumer<StoredEvent> consumer) throws SQLException, IOException {
        try (var view = catalogue.view(file -> file.holds(LineFile.QUARANTINE) && file.first() <= upTo);
                var connection = duck.connect()) {
            var files = view.files().stream()
                    .sorted(Comparator.comparingLong(LineFile::first))
                    .toList();
            for (var file : files) {
                var rows = of(source, upTo);
                var sql = "select %s from %s where %s order by sequence"
                        .formatted(Rows.SELECT, duck.rows(List.of(file)), rows.sql());
                try (var statement = connection.prepareStatement(sql)) {
                    rows.bind(statement);
                    try (var result = statement.executeQuery()) {
                        while (result.next()) {
                            consumer.accept(Rows.event(result));
                        }
                    }
                }
            }
        }
    }

    long remove(String source, long upTo) throws SQLException, IOException {
        return remover.remove(
                file -> file.holds(LineFile.QUARANTINE) && file.first() <= upTo,
                of(source, upTo),
                new Condition().and("not (company is null and source = ? and sequence <= ?)", source, upTo));
    }

    private static Condition of(String source, long upTo) {
        return new Condition().and("company is null and source = ? and sequence <= ?", source, upTo);
    }
}
