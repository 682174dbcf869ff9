package dev.banso.monitoring.web;

import dev.banso.monitoring.Alert;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A page of the queue.
///
/// @param companies names of the visible companies
/// @param total how many alerts the filter finds
/// @param next cursor of the page after it, or null
/// @param later whether pages before this one exist
public record Queue(List<Alert> alerts, Map<UUID, String> companies, long total, @Nullable String next, boolean later) {
    /// The company's name; companies being erased have none any more.
    public String company(UUID id) {
        return companies.getOrDefault(id, "");
    }

    /// The address of another page of the queue: the query with another cursor.
    public String link(String query, String cursor) {
        String rest = query.replaceAll("(^|&)cursor=[^&]*", "").replaceAll("^&", "");
        return "/alerts?" + (rest.isEmpty() ? "" : rest + "&") + "cursor=" + cursor;
    }
}
