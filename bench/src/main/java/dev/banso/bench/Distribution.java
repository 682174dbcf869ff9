package dev.banso.bench;

import java.util.Arrays;
import java.util.Collection;

/// Figures of the same thing, many times.
final class Distribution {
    private final double[] sorted;

    /// @throws IllegalArgumentException where there is no figure
    Distribution(Collection<Double> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    /// The smallest figure that at least this share of all does not exceed (nearest rank).
    ///
    /// @param share above 0, at most 1
    double at(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a share lies above 0 and is at most 1, not " + share);
        }
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    double highest() {
        return sorted[sorted.length - 1];
    }

    @Override
    public String toString() {
        return Arrays.toString(sorted);
    }
}
