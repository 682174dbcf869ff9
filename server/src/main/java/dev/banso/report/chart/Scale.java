package dev.banso.report.chart;

/// A value axis from 0 to a round number at or above the largest value.
record Scale(long top, long step) {
    private static final int STEPS = 4;

    /// The smallest scale of at most four steps of 1, 2 or 5 times a power of ten that holds the value.
    static Scale to(long largest) {
        long power = 1;
        while (true) {
            for (int factor : new int[] {1, 2, 5}) {
                long step = factor * power;
                if (step * STEPS >= largest) {
                    long top = Math.max(1, Math.ceilDiv(largest, step)) * step;
                    return new Scale(top, step);
                }
            }
            power *= 10;
        }
    }

    /// The length of a value on an axis of this length.
    double length(long value, double axis) {
        return axis * value / top;
    }
}
