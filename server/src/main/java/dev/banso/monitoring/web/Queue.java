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
/// @param detections how many lines, where the filter asks about lines; else null
/// @param covered of each alert's lines those asked about; empty where the filter does not ask about lines
/// @param next cursor of the page after it, or null
/// @param later whether pages before this one exist
public record Queue(List<Alert> alerts, Map<UUID, String> companies, long total, @Nullable Long detections,
        Map<UUID, Long> covered, @Nullable String next, boolean later) {
    /// How many of the alert's lines are meant.
    public long count(Alert alert) {
        return covered.getOrDefault(alert.id(), alert.count());
    }

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
