package dev.banso.report.chart;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An SVG drawing in the making. Textures are drawn line by line instead of with `<pattern>`, so that every renderer
/// shows the same.
final class Svg {
    static final int TEXT = 12;
    static final String INK = "#1b2733";
    static final String FAINT = "#c4ccd4";

    private final String id;
    private final int width;
    private final int height;
    private final String title;
    private final String description;
    private final StringBuilder drawing = new StringBuilder();
    private boolean linked;

    /// @param id unique within the page; title and description are bound to it
    Svg(String id, int width, int height, String title, String description) {
        this.id = id;
        this.width = width;
        this.height = height;
        this.title = title;
        this.description = description;
    }

    /// Draws something that leads to its records; null: that leads nowhere.
    void linked(@Nullable Link link, Runnable drawn) {
        if (link == null) {
            drawn.run();
            return;
        }
        linked = true;
        drawing.append("<a href=\"").append(escape(link.address())).append("\"><title>").append(escape(link.name())).append("</title>");
        drawn.run();
        drawing.append("</a>");
    }

    void line(double x1, double y1, double x2, double y2, String colour, double width) {
        add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"/>", x1, y1, x2, y2, colour, width);
    }

    void area(double x, double y, double width, double height, Fill fill) {
        if (width <= 0 || height <= 0) {
            return;
        }
        add("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1\"/>",
                x, y, width, height, fill.colour(), Fill.SOLID.colour());
        if (fill.lineDistance() > 0) {
            hatch(x, y, width, height, fill.lineDistance());
        }
        if (fill == Fill.DOTTED) {
            dots(x, y, width, height);
        }
    }

    /// @param anchor `start`, `middle` or `end`
    void text(double x, double y, String anchor, int size, boolean bold, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\" font-weight=\"%s\" fill=\"%s\">%s</text>",
                x, y, anchor, size, bold ? "bold" : "normal", INK, escape(text));
    }

    void dot(double x, double y, double radius, Fill fill) {
        add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" stroke=\"%s\"/>", x, y, radius, fill.colour(), Fill.SOLID.colour());
    }

    /// Room for the pointer around something small.
    void room(double x, double y, double radius) {
        add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#ffffff\" fill-opacity=\"0\"/>", x, y, radius);
    }

    void polyline(String points, String dashes) {
        add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"%s/>", points, Fill.SOLID.colour(),
                dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"");
    }

    /// A picture to screen readers, or a group where links are to be found in it.
    String markup() {
        return String.format(Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"report-chart\" role=\"%6$s\" aria-labelledby=\"%1$s-t %1$s-d\""
                        + " width=\"%2$d\" height=\"%3$d\" viewBox=\"0 0 %2$d %3$d\" font-family=\"BIZ UDPGothic, sans-serif\">"
                        + "<title id=\"%1$s-t\">%4$s</title><desc id=\"%1$s-d\">%5$s</desc>",
                escape(id), width, height, escape(title), escape(description), linked ? "group" : "img") + drawing + "</svg>";
    }

    /// A number as tables have it: 1,500,000.
    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// The width that a scale's numbers take beside their axis.
    static double roomFor(Scale scale) {
        return Math.max(48, widthOf(number(scale.top()), TEXT) + 12);
    }

    /// The width that the text takes, roughly: full-width characters are square, others about two thirds as wide.
    static double widthOf(String text, int size) {
        return text.codePoints().mapToDouble(character -> character < 0x2000 ? 0.66 : 1).sum() * size;
    }

    /// Slanted lines, each cut where it leaves the rectangle.
    private void hatch(double x, double y, double width, double height, int distance) {
        for (double offset = distance; offset < width + height; offset += distance) {
            double fromX = Math.max(0, offset - height);
            double toX = Math.min(width, offset);
            line(x + fromX, y + offset - fromX, x + toX, y + offset - toX, Fill.SOLID.colour(), 1.2);
        }
    }

    private void dots(double x, double y, double width, double height) {
        for (double left = 4; left < width - 2; left += 7) {
            for (double top = 4; top < height - 2; top += 7) {
                add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"1.3\" fill=\"#ffffff\"/>", x + left, y + top);
            }
        }
    }

    private void add(String format, Object... values) {
        drawing.append(String.format(Locale.ROOT, format, values));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
