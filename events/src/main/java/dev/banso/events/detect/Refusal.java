package dev.banso.events.detect;

/// Why a rule file is not loaded, for the person who writes it.
///
/// @param line from 1; 0 where the whole file is meant
/// @param message what is wrong and what to do
public record Refusal(String file, int line, String message) {
    /// `file:line: message`
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
