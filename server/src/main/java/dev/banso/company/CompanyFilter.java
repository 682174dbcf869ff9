package dev.banso.company;

import org.jspecify.annotations.Nullable;

/// Which companies are wanted; null: any.
///
/// @param text part of the name or its reading
/// @param prefecture full name
/// @param industry division letter
/// @param size label of a band of table 5
public record CompanyFilter(
        @Nullable String text, @Nullable String prefecture, @Nullable String industry, @Nullable String size) {
    /// Every company.
    public static final CompanyFilter ALL = new CompanyFilter(null, null, null, null);

    /// The band of [#size()], or null where no size is asked for.
    ///
    /// @throws dev.banso.problem.BansoException where there is no such band
    @Nullable SizeBand band() {
        if (size == null) {
            return null;
        }
        return SizeBand.EMPLOYEES.stream().filter(band -> band.label().equals(size)).findFirst()
                .orElseThrow(() -> dev.banso.problem.BansoException.user("error.value", size));
    }

    /// The number of employees from which [#size()] starts.
    int smallest() {
        SizeBand band = band();
        int place = band == null ? 0 : SizeBand.EMPLOYEES.indexOf(band);
        Long before = place == 0 ? null : SizeBand.EMPLOYEES.get(place - 1).largest();
        return before == null ? 0 : Math.toIntExact(before + 1);
    }

    /// The number of employees with which [#size()] ends.
    int largest() {
        SizeBand band = band();
        return band == null || band.largest() == null ? Integer.MAX_VALUE : Math.toIntExact(band.largest());
    }
}
