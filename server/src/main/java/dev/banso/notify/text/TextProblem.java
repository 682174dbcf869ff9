package dev.banso.notify.text;

/// What is wrong with a text, and where.
///
/// @param line from 1
public record TextProblem(String file, int line, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
