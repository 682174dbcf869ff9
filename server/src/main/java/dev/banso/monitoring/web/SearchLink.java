package dev.banso.monitoring.web;

import dev.banso.clock.MovableClock;
import dev.banso.monitoring.Alert;
import dev.banso.monitoring.AlertKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/// Where the log search shows every line of an alert: its company, days, address and attack.
final class SearchLink {
    /// `10.0.0.9:443/tcp`, `[2001:db8::9]:443/tcp`, or the address alone.
    private static final Pattern SUBJECT = Pattern.compile("\\[?([0-9.]{7,15}|[0-9a-fA-F]*:[0-9a-fA-F:.]+?)]?(?::\\d+/\\w+)?");

    private SearchLink() {}

    /// Null for the silence of a device, of which there are no lines.
    static @Nullable String of(Alert alert) {
        if (alert.kind() == AlertKind.SILENCE) {
            return null;
        }
        StringBuilder link = new StringBuilder("/search");
        add(link, "company", alert.company().toString());
        add(link, "from", day(alert.firstSeen()));
        add(link, "to", day(alert.lastSeen()));
        if (alert.subject() != null) {
            Matcher address = SUBJECT.matcher(alert.subject());
            if (address.matches()) {
                add(link, "address", address.group(1));
            } else {
                add(link, "text", alert.subject());
            }
        }
        if (alert.attack() != null) {
            add(link, "attack", alert.attack());
        }
        return link.toString();
    }

    private static void add(StringBuilder link, String name, String value) {
        link.append(link.indexOf("?") < 0 ? '?' : '&').append(name).append('=')
                .append(UriUtils.encode(value, StandardCharsets.UTF_8));
    }

    private static String day(Instant time) {
        return LocalDate.ofInstant(time, MovableClock.JAPAN).toString();
    }
}
