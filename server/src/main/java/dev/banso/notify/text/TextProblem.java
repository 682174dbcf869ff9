package dev.banso.notify.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// What is wrong with a text, and where.
///
/// @param line from 1
/// @param key of the message that says what to do
/// @param arguments of that message
public record TextProblem(String file, int line, String key, List<Object> arguments) {
    /// A problem whose message takes these arguments.
    public static TextProblem of(String file, int line, String key, Object... arguments) {
        return new TextProblem(file, line, key, List.of(arguments));
    }

    /// In English, for the log.
    @Override
    public String toString() {
        String pattern = ResourceBundle.getBundle("messages/notify", Locale.ENGLISH).getString(key);
        return file + ":" + line + ": " + MessageFormat.format(pattern, arguments.toArray());
    }
}
