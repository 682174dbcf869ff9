package dev.banso.intake.cost;

import java.util.OptionalDouble;

/// What a company has of something in a month, and what all have together.
///
/// @param company the company's
/// @param total everybody's, the company's among it
public record Part(double company, double total) {
    /// The company's share, 0 to 1; empty where nobody has anything, or it was not noted yet.
    public OptionalDouble share() {
        return total > 0 ? OptionalDouble.of(company / total) : OptionalDouble.empty();
    }
}
