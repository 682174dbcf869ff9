package dev.banso.monitoring;

import dev.banso.events.ThreatClass;
import dev.banso.problem.BansoException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which alerts are wanted; null means any. Only alerts of visible companies are ever found.
///
/// @param judged true: with a verdict; false: without
/// @param from alerts that were still seen then or later
/// @param to alerts that were first seen before this
/// @param text part of attack, rule title or subject
/// @param order newest or most severe first
/// @param cursor from the page before, or null for the first
/// @param limit 1 to 500
public record AlertQuery(
        @Nullable UUID company,
        @Nullable AlertKind kind,
        @Nullable AlertState state,
        @Nullable ThreatClass threatClass,
        @Nullable Verdict verdict,
        @Nullable Boolean judged,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String subject,
        @Nullable String text,
        Order order,
        @Nullable String cursor,
        int limit) {

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

    /// Every alert of a company that was seen within the span, newest first.
    public static AlertQuery within(UUID company, Instant from, Instant to) {
        return new AlertQuery(company, null, null, null, null, null, from, to, null, null, Order.NEWEST, null, MAXIMUM);
    }

    /// The same from this cursor on.
    public AlertQuery after(@Nullable String next) {
        return new AlertQuery(company, kind, state, threatClass, verdict, judged, from, to, subject, text, order, next, limit);
    }
}
