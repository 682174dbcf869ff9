package dev.banso.shell;

import dev.banso.access.Permission;
import dev.banso.access.Viewer;
import dev.banso.clock.MovableClock;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/// What every page needs beside its own content: who looks, in which language, the navigation, and words.
///
/// @param viewer null on pages that are open to all
/// @param csrfToken goes into every form as `_csrf`
/// @param query the address's part behind `?` as it was asked for, or empty
/// @param notice something just done, said once at the top of the page, or null
public record Page(
        @Nullable Viewer viewer,
        Locale locale,
        String path,
        String query,
        String csrfToken,
        @Nullable String notice,
        List<NavigationEntry> navigation,
        MessageSource messages) {

    /// The words of that key in the viewer's language; `{0}`… are the arguments.
    ///
    /// @throws org.springframework.context.NoSuchMessageException where no bundle has the key
    public String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /// The words of that key, or those given where no bundle has it: for words that another capability may lack.
    public String textOr(String key, String otherwise) {
        return java.util.Objects.requireNonNull(messages.getMessage(key, null, otherwise, locale));
    }

    /// True where the page at this path, or one below it, is open.
    public boolean isAt(String where) {
        return path.equals(where) || path.startsWith(where + "/");
    }

    /// Whether this viewer may do that; buttons that lead nowhere are not shown.
    public boolean may(Permission permission) {
        return viewer != null && viewer.may(permission);
    }

    /// The navigation's entries under that heading.
    public List<NavigationEntry> navigation(NavigationGroup group) {
        return navigation.stream().filter(entry -> entry.group() == group).toList();
    }

    /// The headings that have an entry for this viewer.
    public List<NavigationGroup> groups() {
        return Arrays.stream(NavigationGroup.values()).filter(group -> !navigation(group).isEmpty()).toList();
    }

    /// A moment in Japan's time to the minute; a dash where there is none.
    public String time(@Nullable Instant moment) {
        return moment == null ? "–" : formatter("yyyy/MM/dd HH:mm", "d MMM yyyy HH:mm").format(moment.atZone(MovableClock.JAPAN));
    }

    /// A day; a dash where there is none.
    public String date(@Nullable LocalDate day) {
        return day == null ? "–" : formatter("yyyy/MM/dd", "d MMM yyyy").format(day);
    }

    /// The day of a moment in Japan's calendar; a dash where there is none.
    public String day(@Nullable Instant moment) {
        return moment == null ? "–" : date(moment.atZone(MovableClock.JAPAN).toLocalDate());
    }

    /// A month: `2020年10月`.
    public String month(YearMonth month) {
        return formatter("yyyy年M月", "MMMM yyyy").format(month);
    }

    /// A month as short as it stands at the head of a narrow column: `2020年10月`, `Oct 2020`.
    public String shortMonth(YearMonth month) {
        return formatter("yyyy年M月", "MMM yyyy").format(month);
    }

    /// A whole number with separators.
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    private DateTimeFormatter formatter(String japanese, String english) {
        return DateTimeFormatter.ofPattern(locale.getLanguage().equals("en") ? english : japanese, locale);
    }
}
