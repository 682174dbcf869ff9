package dev.banso.bench;

import dev.banso.events.LineParser;
import dev.banso.events.ParsedLine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What a log pipeline before OpenSearch makes of a line: its fields under their own names, one time instead of the four in which
/// FortiGate says it, and the line itself where it is to be kept.
final class OpenSearchDocument {
    private static final Set<String> TIMES = Set.of("date", "time", "eventtime", "tz");
    private static final Pattern NANOSECONDS = Pattern.compile("\\d{19}");
    private static final long A_SECOND = 1_000_000_000L;

    private OpenSearchDocument() {}

    /// @param keepsLine whether the line stays beside its fields
    static Map<String, String> of(String line, boolean keepsLine) {
        ParsedLine parsed = LineParser.parse(line.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Map<String, String> document = new LinkedHashMap<>();
        String time = parsed.fields().getOrDefault("eventtime", "");
        boolean exact = NANOSECONDS.matcher(time).matches();
        if (exact) {
            long nanoseconds = Long.parseLong(time);
            document.put("@timestamp", Instant.ofEpochSecond(nanoseconds / A_SECOND, nanoseconds % A_SECOND).toString());
        }
        parsed.fields().forEach((name, value) -> {
            if (!exact || !TIMES.contains(name)) {
                document.put(name, value);
            }
        });
        if (keepsLine) {
            document.put("original", line);
        }
        return document;
    }
}
