package dev.banso.company;

import dev.banso.problem.BansoException;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which companies are wanted; null: any.
///
/// @param text part of the name or its reading
/// @param prefecture full name
/// @param industry division letter
/// @param size label of a band of table 5
/// @param capital label of a band of table 4
/// @param monitored a month in which the company was monitored
public record CompanyFilter(
        @Nullable String text, @Nullable String prefecture, @Nullable String industry, @Nullable String size,
        @Nullable String capital, @Nullable YearMonth monitored) {
    /// Every company.
    public static final CompanyFilter ALL = of(null, null, null);

    /// Those that fit what statistics are narrowed by.
    public static CompanyFilter of(@Nullable String prefecture, @Nullable String industry, @Nullable String size) {
        return new CompanyFilter(null, prefecture, industry, size, null, null);
    }

    /// The numbers of employees wanted.
    ///
    /// @throws BansoException where there is no such band
    Range employees() {
        return range(SizeBand.EMPLOYEES, size);
    }

    /// The capital wanted, in yen.
    ///
    /// @throws BansoException where there is no such band
    Range capitalYen() {
        return range(SizeBand.CAPITAL, capital);
    }

    private static Range range(List<SizeBand> bands, @Nullable String label) {
        if (label == null) {
            return new Range(0, Long.MAX_VALUE);
        }
        long smallest = 0;
        for (SizeBand band : bands) {
            long largest = band.largest() == null ? Long.MAX_VALUE : band.largest();
            if (band.label().equals(label)) {
                return new Range(smallest, largest);
            }
            smallest = largest + 1;
        }
        throw BansoException.user("error.value", label);
    }

    /// Numbers from and to, both included.
    record Range(long smallest, long largest) {}
}
