package dev.banso.report;

/// A number of detections, with the device's reaction shown apart.
///
/// @param blocked what the device stopped
/// @param passed what it let through
/// @param unknown where the line does not say
/// @param unjudged how many of all these nobody has judged yet
public record Tally(long blocked, long passed, long unknown, long unjudged) {
    public static final Tally NONE = new Tally(0, 0, 0, 0);

    /// Every detection counted here, judged or not.
    public long total() {
        return blocked + passed + unknown;
    }

    public Tally plus(Tally other) {
        return new Tally(blocked + other.blocked, passed + other.passed, unknown + other.unknown, unjudged + other.unjudged);
    }
}
