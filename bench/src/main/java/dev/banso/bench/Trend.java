package dev.banso.bench;

import java.util.List;

/// How a figure goes on over time.
final class Trend {
    private Trend() {}

    /// One figure at one time.
    record Point(double at, double figure) {}

    /// By how much the figure grows for each unit of time: the line that all points are nearest to (least squares). 0 where
    /// all points are of one time.
    ///
    /// @throws IllegalArgumentException where there is no point
    static double slope(List<Point> points) {
        double at = points.stream().mapToDouble(Point::at).average().orElseThrow(() -> new IllegalArgumentException("nothing was measured"));
        double figure = points.stream().mapToDouble(Point::figure).average().orElseThrow();
        double spread = points.stream().mapToDouble(point -> (point.at() - at) * (point.at() - at)).sum();
        double together = points.stream().mapToDouble(point -> (point.at() - at) * (point.figure() - figure)).sum();
        return spread == 0 ? 0 : together / spread;
    }
}
