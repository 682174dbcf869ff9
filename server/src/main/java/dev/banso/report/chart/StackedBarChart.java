package dev.banso.report.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Upright bars of several parts, one bar per month, with the sum above and a word where there is no number.
///
/// @param series names of the parts, in the order in which they are stacked
public record StackedBarChart(String id, String title, String description, List<String> series, List<Column> columns) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 260;
    private static final int TOP = 44;
    private static final int BOTTOM = 44;
    private static final int AXIS = HEIGHT - TOP - BOTTOM;

    /// A bar.
    ///
    /// @param below what stands below it, line by line
    /// @param parts one per series, or empty where nothing is known
    /// @param link where the records of the whole bar are, or null
    /// @param instead what stands in place of a bar where nothing is known
    public record Column(List<Label> below, List<Part> parts, @Nullable Link link, @Nullable String instead) {
        long sum() {
            return parts.stream().mapToLong(Part::value).sum();
        }
    }

    /// @param link where its records are, or null
    public record Part(long value, @Nullable Link link) {}

    /// @param link where its records are, or null
    public record Label(String text, @Nullable Link link) {}

    public String svg() {
        Svg svg = new Svg(id, WIDTH, HEIGHT, title, description);
        Scale scale = Scale.to(columns.stream().mapToLong(Column::sum).max().orElse(0));
        double left = Svg.roomFor(scale);
        legend(svg, left);
        for (long tick = 0; tick <= scale.top(); tick += scale.step()) {
            double y = TOP + AXIS - scale.length(tick, AXIS);
            svg.line(left, y, WIDTH, y, tick == 0 ? Svg.INK : Svg.FAINT, 1);
            svg.text(left - 6, y + 4, "end", Svg.TEXT, false, Svg.number(tick));
        }
        double room = (WIDTH - left) / Math.max(1, columns.size());
        for (int at = 0; at < columns.size(); at++) {
            column(svg, columns.get(at), left + room * (at + 0.5), Math.min(56, room * 0.55), scale);
        }
        return svg.markup();
    }

    private void legend(Svg svg, double left) {
        double x = left;
        for (int at = 0; at < series.size(); at++) {
            svg.area(x, 6, 18, 14, Fill.of(at));
            svg.text(x + 24, 18, "start", Svg.TEXT, false, series.get(at));
            x += 24 + Svg.widthOf(series.get(at), Svg.TEXT) + 22;
        }
    }

    private static void column(Svg svg, Column column, double centre, double width, Scale scale) {
        double y = TOP + AXIS;
        for (int at = 0; at < column.parts().size(); at++) {
            Part part = column.parts().get(at);
            double height = scale.length(part.value(), AXIS);
            y -= height;
            if (height > 0) {
                part(svg, part, new Box(centre - width / 2, y, width, height), Fill.of(at));
            }
        }
        if (column.instead() != null) {
            svg.text(centre, TOP + AXIS - 8, "middle", Svg.TEXT, false, column.instead());
        } else {
            double top = y;
            svg.linked(column.link(), () -> svg.text(centre, top - 6, "middle", Svg.TEXT + 2, true, Svg.number(column.sum())));
        }
        for (int line = 0; line < column.below().size(); line++) {
            Label label = column.below().get(line);
            double lineY = TOP + AXIS + 17 + line * 16;
            svg.linked(label.link(), () -> svg.text(centre, lineY, "middle", Svg.TEXT, false, label.text()));
        }
    }

    private static void part(Svg svg, Part part, Box box, Fill fill) {
        svg.linked(part.link(), () -> svg.area(box.x(), box.y(), box.width(), box.height(), fill));
    }

    private record Box(double x, double y, double width, double height) {}
}
