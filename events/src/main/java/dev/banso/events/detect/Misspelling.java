package dev.banso.events.detect;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Guesses what somebody meant to write.
final class Misspelling {
    private Misspelling() {}

    /// The candidate that differs from the word in one or two letters, null where there is none.
    static @Nullable String nearest(String word, Collection<String> candidates) {
        String nearest = null;
        var best = word.length() > 4 ? 3 : 2;
        for (var candidate : candidates) {
            var distance = distance(word, candidate);
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 2) {
            return Integer.MAX_VALUE;
        }
        var previous = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var current = new int[b.length() + 1];
            current[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
