package dev.banso.events.detect;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// Why a rule file is not loaded, for the person who writes it.
///
/// @param line from 1; 0 where the whole file is meant
/// @param reason what is wrong and what to do
/// @param arguments of the reason's words
public record Refusal(String file, int line, RefusalReason reason, List<String> arguments) {
    /// The bundle of the words, for other languages than English.
    public static final String BUNDLE = "messages.refusal";

    /// The words in English.
    public String message() {
        String words = ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH).getString(reason.key());
        return arguments.isEmpty() ? words : new MessageFormat(words, Locale.ROOT).format(arguments.toArray());
    }

    /// `file:line: message`
    @Override
    public String toString() {
        return file + ":" + line + ": " + message();
    }
}
