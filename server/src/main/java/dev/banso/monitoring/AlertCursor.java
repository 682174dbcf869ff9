package dev.banso.monitoring;

import dev.banso.problem.BansoException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/// Where a page of alerts ended: the sort keys of its last one.
record AlertCursor(int severity, Instant lastSeen, UUID id) {
    static AlertCursor of(Alert last) {
        return new AlertCursor(last.severity(), last.lastSeen(), last.id());
    }

    /// Reads what [#text()] wrote.
    ///
    /// @throws IllegalArgumentException where the text is none of ours
    static AlertCursor parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", -1);
            if (parts.length == 3) {
                return new AlertCursor(Integer.parseInt(parts[0]), Instant.parse(parts[1]), UUID.fromString(parts[2]));
            }
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw BansoException.user("error.cursor");
        }
        throw BansoException.user("error.cursor");
    }

    String text() {
        String plain = severity + "|" + lastSeen + "|" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
