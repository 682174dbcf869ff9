package dev.banso.report.chart;

/// How an area is filled. Each differs from the others by its texture, so that an office printer without colour, and an
/// eye that does not tell colours apart, still sees which is which.
public enum Fill {
    SOLID("#1f3a5f", 0),
    HATCHED("#dbe6f2", 7),
    DOTTED("#7fa3c7", 0),
    EMPTY("#ffffff", 0);

    private final String colour;
    private final int lineDistance;

    Fill(String colour, int lineDistance) {
        this.colour = colour;
        this.lineDistance = lineDistance;
    }

    String colour() {
        return colour;
    }

    /// Distance of the slanted lines in pixels, 0 for none.
    int lineDistance() {
        return lineDistance;
    }

    /// The texture of the series at this place.
    static Fill of(int series) {
        return values()[series % values().length];
    }
}
