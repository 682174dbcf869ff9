package dev.banso.report.paper;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where the records behind a figure are listed.
///
/// @param base how people reach the pages, for papers; empty on a page
public record RecordLinks(String base, @Nullable UUID company) {
    /// The alerts, open and closed, that had detections of this kind in the month; what is null does not narrow the list.
    public String alerts(YearMonth month, @Nullable ThreatClass threatClass, @Nullable MalwarePath path, @Nullable String attack) {
        StringBuilder link = new StringBuilder(base).append("/alerts?state=all&since=").append(month.atDay(1)).append("&until=").append(month.atEndOfMonth());
        add(link, "company", company);
        add(link, "class", threatClass == null ? null : threatClass.code());
        add(link, "path", path == null ? null : path.code());
        add(link, "text", attack);
        return link.toString();
    }

    public String alert(UUID alert) {
        return base + "/alerts/" + alert;
    }

    private static void add(StringBuilder link, String name, @Nullable Object value) {
        if (value != null) {
            link.append('&').append(name).append('=').append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }
}
