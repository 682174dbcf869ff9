package dev.banso.notify.text;

import dev.banso.clock.MovableClock;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;

/// Raw facts as a reader of one language sees them.
final class Words {
    private static final int LONGEST = 120;
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\u2028\\u2029]+");
    private static final Pattern LINK = Pattern.compile("(?i)(h)tt(ps?://)");

    private final MessageSource messages;
    private final Locale locale;

    Words(MessageSource messages, Locale locale) {
        this.messages = messages;
        this.locale = locale;
    }

    String say(String key, Object... arguments) {
        return messages.getMessage("notify." + key, arguments, locale);
    }

    /// The value of that placeholder; where the facts have none, words that say so.
    String fill(Placeholder placeholder, Map<String, String> values) {
        String raw = values.getOrDefault(placeholder.code() + "." + locale.getLanguage(), values.get(placeholder.code()));
        if (raw == null || raw.isBlank()) {
            return say("missing." + placeholder.code());
        }
        return switch (placeholder.form()) {
            case OURS, LINK -> clean(raw);
            case FOREIGN -> foreign(raw);
            case NUMBER -> NumberFormat.getIntegerInstance(locale).format(Long.parseLong(raw));
            case TIME -> time(Instant.parse(raw));
            case MONTH -> YearMonth.parse(raw).format(DateTimeFormatter.ofPattern(say("form.month"), locale));
            case SEVERITY -> say("severity." + raw);
            case THREAT_CLASS -> say("class." + raw);
            case VERDICT -> say("verdict." + raw);
            case LIST -> throw new IllegalArgumentException("a list is filled in row by row");
        };
    }

    /// One row of a list: an alert of a digest, or a plain sentence.
    String item(Map<String, String> row) {
        String sentence = row.get("text");
        if (sentence != null) {
            return clean(sentence);
        }
        return say("item." + row.getOrDefault("as", "alert"), time(Instant.parse(row.getOrDefault("last_seen", ""))),
                say("class." + row.getOrDefault("class", "rule")), fill(Placeholder.ATTACK, row), fill(Placeholder.TARGET, row),
                fill(Placeholder.COUNT, row), say("outcome." + row.getOrDefault("outcome", "unknown")));
    }

    private String time(Instant instant) {
        return instant.atZone(MovableClock.JAPAN).format(DateTimeFormatter.ofPattern(say("form.time"), locale));
    }

    private static String clean(String raw) {
        return INVISIBLE.matcher(raw).replaceAll(" ").strip();
    }

    /// Text out of a log line: an attacker may have written it, so it must not become a link or fill the mail.
    private static String foreign(String raw) {
        String safe = LINK.matcher(clean(raw)).replaceAll("$1xx$2");
        return safe.codePointCount(0, safe.length()) <= LONGEST ? safe
                : safe.substring(0, safe.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
