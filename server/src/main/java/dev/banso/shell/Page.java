package dev.banso.shell;

import dev.banso.access.Viewer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/// What every page needs beside its own content: who looks, in which language, the navigation, and words.
///
/// @param viewer null on pages that are open to all
/// @param csrfToken goes into every form as `_csrf`
/// @param notice something just done, said once at the top of the page, or null
public record Page(
        @Nullable Viewer viewer,
        Locale locale,
        String path,
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

    /// True where the page at this path, or one below it, is open.
    public boolean isAt(String where) {
        return path.equals(where) || path.startsWith(where + "/");
    }
}
