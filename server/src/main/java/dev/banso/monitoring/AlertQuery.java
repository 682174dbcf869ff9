package dev.banso.monitoring;

import dev.banso.problem.BansoException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A page of the alerts that a filter finds.
///
/// @param order newest or most severe first
/// @param cursor from the page before, or null for the first
/// @param limit 1 to 500
public record AlertQuery(AlertFilter filter, Order order, @Nullable String cursor, int limit) {

    /// The largest page.
    public static final int MAXIMUM = 500;

    /// In which order alerts come.
    public enum Order {
        /// Last seen first.
        NEWEST,
        /// Highest severity first, within it last seen first.
        MOST_SEVERE
    }

    public AlertQuery {
        if (limit < 1 || limit > MAXIMUM) {
            throw BansoException.user("error.range", "limit", 1, MAXIMUM);
        }
    }

    /// The largest first page of what the filter finds, newest first.
    public static AlertQuery of(AlertFilter filter) {
        return new AlertQuery(filter, Order.NEWEST, null, MAXIMUM);
    }

    /// Every alert of a company that was seen within the span, newest first.
    public static AlertQuery within(UUID company, Instant from, Instant to) {
        return of(AlertFilter.of(company).within(from, to));
    }

    /// The same from this cursor on.
    public AlertQuery after(@Nullable String next) {
        return new AlertQuery(filter, order, next, limit);
    }
}
