package dev.banso.report.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Horizontal bars: a name, a bar, its number.
///
/// @param id unique within the page
/// @param title read by screen readers, together with the description
public record BarChart(String id, String title, String description, List<Bar> bars) {
    private static final int WIDTH = 640;
    private static final int ROW = 30;
    private static final int NAME_WIDTH = 300;
    private static final int NUMBER_WIDTH = 60;

    /// A bar.
    ///
    /// @param number as printed behind the bar
    /// @param link where its records are, or null
    public record Bar(String name, long value, String number, @Nullable Link link) {}

    public String svg() {
        Svg svg = new Svg(id, WIDTH, ROW * bars.size() + 8, title, description);
        Scale scale = Scale.to(bars.stream().mapToLong(Bar::value).max().orElse(0));
        for (int row = 0; row < bars.size(); row++) {
            draw(svg, bars.get(row), row * ROW + 4, scale);
        }
        svg.line(NAME_WIDTH, 0, NAME_WIDTH, ROW * bars.size() + 8, Svg.INK, 1);
        return svg.markup();
    }

    private static void draw(Svg svg, Bar bar, int top, Scale scale) {
        double length = scale.length(bar.value(), WIDTH - NAME_WIDTH - NUMBER_WIDTH);
        svg.text(NAME_WIDTH - 8, top + 19, "end", Svg.TEXT, false, shortened(bar.name()));
        svg.linked(bar.link(), () -> {
            svg.area(NAME_WIDTH, top + 4, length, ROW - 10, Fill.SOLID);
            svg.text(NAME_WIDTH + length + 8, top + 19, "start", Svg.TEXT + 1, true, bar.number());
        });
    }

    private static String shortened(String name) {
        String text = name;
        while (Svg.widthOf(text, Svg.TEXT) > NAME_WIDTH - 16) {
            text = text.substring(0, text.offsetByCodePoints(text.length(), text.endsWith("…") ? -2 : -1)) + "…";
        }
        return text;
    }
}
