package dev.banso.pilot;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a computed table stands to the published one.
///
/// @param erratum the erratum that explains the difference; null unless the result is [Result#ERRATUM]
record Comparison(int table, Result result, @Nullable String erratum) {
    /// What a comparison can come to.
    enum Result {
        OK,
        /// It differs from the publication and equals the consistent figures of a known erratum.
        ERRATUM,
        DIFFERS,
        /// The product has nothing to say on this table yet.
        MISSING
    }

    static Comparison of(Table published, Optional<Table> computed, Scenario scenario) {
        int number = published.number();
        if (computed.isEmpty()) {
            return new Comparison(number, Result.MISSING, null);
        }
        if (computed.get().saysTheSameAs(published)) {
            return new Comparison(number, Result.OK, null);
        }
        return scenario.errata().stream()
                .filter(erratum -> erratum.table() == number && computed.get().saysTheSameAs(published.with(erratum.rows())))
                .findFirst()
                .map(erratum -> new Comparison(number, Result.ERRATUM, erratum.id()))
                .orElse(new Comparison(number, Result.DIFFERS, null));
    }

    boolean good() {
        return result == Result.OK || result == Result.ERRATUM;
    }

    @Override
    public String toString() {
        return "table " + table + " " + switch (result) {
            case OK -> "ok";
            case ERRATUM -> "erratum " + erratum;
            case DIFFERS -> "differs";
            case MISSING -> "missing";
        };
    }
}
