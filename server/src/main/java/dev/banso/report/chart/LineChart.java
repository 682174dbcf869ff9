package dev.banso.report.chart;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Lines over months, each with its own dashes, dots and name at its end.
///
/// @param months what stands below the axis
public record LineChart(String id, String title, String description, List<String> months, List<Line> lines) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 240;
    private static final int LEAST_RIGHT = 150;
    private static final int TOP = 14;
    private static final int APART = 15;
    private static final int BOTTOM = 30;
    private static final int AXIS = HEIGHT - TOP - BOTTOM;
    private static final int MOST_LABELS = 8;
    private static final List<String> DASHES = List.of("", "7 4", "2 3", "10 3 2 3");

    /// A line; one point per month.
    public record Line(String name, List<Point> points) {}

    /// @param link where its records are, or null
    public record Point(long value, @Nullable Link link) {}

    public String svg() {
        Svg svg = new Svg(id, WIDTH, HEIGHT, title, description);
        Scale scale = scale();
        double left = Svg.roomFor(scale);
        for (long tick = 0; tick <= scale.top(); tick += scale.step()) {
            svg.line(left, y(tick, scale), WIDTH - right(), y(tick, scale), tick == 0 ? Svg.INK : Svg.FAINT, 1);
            svg.text(left - 6, y(tick, scale) + 4, "end", Svg.TEXT, false, Svg.number(tick));
        }
        int every = Math.ceilDiv(months.size(), MOST_LABELS);
        for (int at = 0; at < months.size(); at += Math.max(1, every)) {
            svg.text(x(at), HEIGHT - 8, "middle", Svg.TEXT, false, months.get(at));
        }
        for (int series = 0; series < lines.size(); series++) {
            draw(svg, lines.get(series), series, scale);
        }
        names(svg, scale);
        return svg.markup();
    }

    private void draw(Svg svg, Line line, int series, Scale scale) {
        StringJoiner points = new StringJoiner(" ");
        for (int at = 0; at < line.points().size(); at++) {
            points.add(String.format(Locale.ROOT, "%.1f,%.1f", x(at), y(line.points().get(at).value(), scale)));
        }
        svg.polyline(points.toString(), DASHES.get(series % DASHES.size()));
        for (int at = 0; at < line.points().size(); at++) {
            dot(svg, line.points().get(at), x(at), series, scale);
        }
    }

    private static void dot(Svg svg, Point point, double x, int series, Scale scale) {
        svg.linked(point.link(), () -> {
            svg.room(x, y(point.value(), scale), 9);
            svg.dot(x, y(point.value(), scale), 3.5, Fill.of(series));
        });
    }

    /// Names stand at their lines' ends, moved apart where they would cover each other.
    private void names(Svg svg, Scale scale) {
        List<Line> fromTop = lines.stream()
                .filter(line -> !line.points().isEmpty())
                .sorted((a, b) -> Long.compare(b.points().getLast().value(), a.points().getLast().value()))
                .toList();
        double lowest = 0;
        int below = fromTop.size();
        for (Line line : fromTop) {
            // Neither above the one before nor so low that those below find no room.
            Point last = line.points().getLast();
            double y = Math.max(lowest + APART, Math.min(y(last.value(), scale) + 4, HEIGHT - 8 - APART * --below));
            svg.linked(last.link(), () -> svg.text(WIDTH - right() + 18, y, "start", Svg.TEXT, false, named(line)));
            lowest = y;
        }
    }

    private Scale scale() {
        return Scale.to(lines.stream().flatMap(line -> line.points().stream()).mapToLong(Point::value).max().orElse(0));
    }

    /// The width that names and last values take beside the lines' ends.
    private double right() {
        return lines.stream().filter(line -> !line.points().isEmpty()).mapToDouble(line -> Svg.widthOf(named(line), Svg.TEXT) + 24)
                .reduce(LEAST_RIGHT, Math::max);
    }

    private static String named(Line line) {
        return line.name() + " " + Svg.number(line.points().getLast().value());
    }

    private double x(int month) {
        double left = Svg.roomFor(scale());
        double axis = WIDTH - right() - left - 20;
        return left + 10 + (months.size() < 2 ? axis / 2 : axis * month / (months.size() - 1));
    }

    private static double y(long value, Scale scale) {
        return TOP + AXIS - scale.length(value, AXIS);
    }
}
