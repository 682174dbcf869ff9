package dev.banso.report.paper;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The faces that papers are set in; the build puts them on the class path.
final class Face {
    static final String FAMILY = "BIZ UDPGothic";
    static final String REGULAR = "/fonts/BIZUDPGothic-Regular.ttf";
    static final String BOLD = "/fonts/BIZUDPGothic-Bold.ttf";

    private Face() {}

    static InputStream open(String font) {
        @Nullable InputStream in = Face.class.getResourceAsStream(font);
        if (in == null) {
            throw new IllegalStateException("the font " + font + " is missing on the class path; build the server");
        }
        return in;
    }
}
