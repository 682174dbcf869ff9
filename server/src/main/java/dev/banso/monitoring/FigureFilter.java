package dev.banso.monitoring;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Over which companies figures are taken; null means any. Only visible companies ever count.
///
/// @param prefecture full name
/// @param industry division letter
/// @param size label of an employee band of table 5
public record FigureFilter(
        @Nullable UUID company, @Nullable String prefecture, @Nullable String industry, @Nullable String size) {
    /// Every visible company.
    public static final FigureFilter ALL = new FigureFilter(null, null, null, null);

    /// One company.
    public static FigureFilter of(UUID company) {
        return new FigureFilter(company, null, null, null);
    }
}
