package dev.banso.clock;

import dev.banso.problem.BansoException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A month as people and programs write it: `2020-10`, of the years 1000 to 2999.
public final class WrittenMonth {
    private static final Pattern SHAPE = Pattern.compile("[12]\\d{3}-\\d{2}");

    private WrittenMonth() {}

    /// The month that was written; null where nothing was.
    ///
    /// @throws BansoException user, where it is no month
    public static @Nullable YearMonth read(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        String month = written.strip();
        if (!SHAPE.matcher(month).matches()) {
            throw BansoException.user("error.month", month);
        }
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException noMonth) {
            throw BansoException.user("error.month", month);
        }
    }

    /// The month that was written, or the other where nothing was.
    ///
    /// @throws BansoException user, where it is no month
    public static YearMonth read(@Nullable String written, YearMonth otherwise) {
        YearMonth month = read(written);
        return month == null ? otherwise : month;
    }
}
