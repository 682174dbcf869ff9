package dev.banso.lake;

import dev.banso.lake.LakeException.Problem;

/// A place in a result: behind the row of this time and sequence.
///
/// @param timeMicros event time of the last row seen
/// @param sequence its sequence
public record Cursor(long timeMicros, long sequence) {
    /// The text for a link.
    @Override
    public String toString() {
        return Long.toString(timeMicros, 36) + "." + Long.toString(sequence, 36);
    }

    /// Reads the text of a link.
    ///
    /// @throws LakeException of kind `INVALID` where it is none
    public static Cursor parse(String text) {
        try {
            var dot = text.indexOf('.');
            return new Cursor(
                    Long.parseLong(text.substring(0, Math.max(dot, 0)), 36), Long.parseLong(text.substring(dot + 1), 36));
        } catch (NumberFormatException e) {
            throw new LakeException(Problem.INVALID, "not a place in a result: " + text, e);
        }
    }
}
