package dev.banso.lake;

/// The least and the greatest of some numbers.
final class Span {
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    void add(long number) {
        min = Math.min(min, number);
        max = Math.max(max, number);
    }

    long min() {
        return min;
    }

    long max() {
        return max;
    }
}
