package dev.banso.intake.search.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.banso.clock.MovableClock;
import dev.banso.lake.EventColumns;
import dev.banso.lake.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line as the API answers it.
///
/// @param line the original as text
/// @param lineBytes the original's bytes (Base64) where they are no UTF-8 and `line` therefore is not exact
record FoundLine(
        long sequence,
        @Nullable UUID company,
        @Nullable UUID device,
        OffsetDateTime time,
        Instant receivedAt,
        String source,
        @Nullable @JsonProperty("class") String threatClass,
        @Nullable String path,
        @Nullable Boolean blocked,
        @Nullable String attack,
        @Nullable String subject,
        @Nullable String action,
        @Nullable String sourceAddress,
        @Nullable Integer sourcePort,
        @Nullable String destinationAddress,
        @Nullable Integer destinationPort,
        @Nullable String user,
        @Nullable String host,
        @Nullable String url,
        @Nullable String file,
        @Nullable String service,
        @Nullable String message,
        String line,
        byte @Nullable [] lineBytes) {

    static FoundLine of(StoredEvent event) {
        EventColumns columns = event.columns();
        String text = new String(event.line(), StandardCharsets.UTF_8);
        boolean exact = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), event.line());
        return new FoundLine(event.sequence(), event.company(), event.device(),
                event.time().atZone(MovableClock.JAPAN).toOffsetDateTime(), event.receivedAt(), event.source(),
                columns.threatClass() == null ? null : columns.threatClass().code(),
                columns.path() == null ? null : columns.path().code(),
                columns.blocked(), columns.attack(), columns.subject(), columns.action(),
                columns.srcIp(), columns.srcPort(), columns.dstIp(), columns.dstPort(),
                columns.user(), columns.host(), columns.url(), columns.file(), columns.service(), columns.message(),
                text, exact ? null : event.line());
    }
}
