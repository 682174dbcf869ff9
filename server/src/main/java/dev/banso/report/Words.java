package dev.banso.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.AttributedCharacterIterator;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/// Texts, dates and numbers of one language; days are Japan's.
public record Words(MessageSource messages, Locale locale) {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter SHORT_MONTH = DateTimeFormatter.ofPattern("yyyy/MM", Locale.ROOT);

    /// The words of that key; `{0}` … are the arguments.
    ///
    /// @throws org.springframework.context.NoSuchMessageException where no bundle has the key
    public String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /// The same words, with what stands for each argument apart.
    public List<Part> parts(String key, Object... arguments) {
        String pattern = Objects.requireNonNull(messages.getMessage(key, null, locale));
        AttributedCharacterIterator letters = new MessageFormat(pattern, locale).formatToCharacterIterator(arguments);
        List<Part> parts = new ArrayList<>();
        while (letters.getIndex() < letters.getEndIndex()) {
            int end = letters.getRunLimit(MessageFormat.Field.ARGUMENT);
            Integer argument = (Integer) letters.getAttribute(MessageFormat.Field.ARGUMENT);
            StringBuilder text = new StringBuilder();
            for (char letter = letters.current(); letters.getIndex() < end; letter = letters.next()) {
                text.append(letter);
            }
            parts.add(new Part(text.toString(), argument));
        }
        return parts;
    }

    /// The same words as a sentence.
    ///
    /// @param counted what those of the arguments count that are numbers of records
    public Sentence sentence(String key, Map<Integer, Sentence.Counted> counted, Object... arguments) {
        return Sentence.of(parts(key, arguments), counted);
    }

    /// Some words of a sentence.
    ///
    /// @param argument which argument they stand for; null for those between
    public record Part(String text, @Nullable Integer argument) {}

    /// A month in full: 2020年10月, October 2020.
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern(japanese() ? "uuuu年M月" : "MMMM uuuu", locale).format(month);
    }

    /// A month as short as it can be said without doubt: 2020/10.
    public String shortMonth(YearMonth month) {
        return SHORT_MONTH.format(month);
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(japanese() ? "uuuu年M月d日" : "d MMMM uuuu", locale).format(day);
    }

    public String day(Instant instant) {
        return day(LocalDate.ofInstant(instant, JAPAN));
    }

    /// A day and time without its year, for use within a report of one month.
    public String moment(Instant instant) {
        return DateTimeFormatter.ofPattern(japanese() ? "M月d日 H:mm" : "d MMM HH:mm", locale).format(instant.atZone(JAPAN));
    }

    public String number(long value) {
        return String.format(locale, "%,d", value);
    }

    /// A duration in days, hours and minutes, the two largest of them.
    public String duration(Duration duration) {
        if (duration.toDays() > 0) {
            return text("report.duration.days", duration.toDays(), duration.toHoursPart());
        }
        return duration.toHours() > 0
                ? text("report.duration.hours", duration.toHours(), duration.toMinutesPart())
                : text("report.duration.minutes", Math.max(1, duration.toMinutes()));
    }

    /// A share in whole per cent, halves up: 29 of 40 are 73 %. Without a whole there is no share: `–`.
    public static String percent(long part, long whole) {
        if (whole == 0) {
            return "–";
        }
        return BigDecimal.valueOf(part).multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP) + "%";
    }

    private boolean japanese() {
        return locale.getLanguage().equals("ja");
    }
}
