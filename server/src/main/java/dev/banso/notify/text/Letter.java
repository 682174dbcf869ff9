package dev.banso.notify.text;

import java.util.List;

/// A notice before it becomes plain text and HTML.
///
/// @param details what a technician asks for, label and value
/// @param footer the sentence under everything
public record Letter(
        String language,
        String subject,
        Tone tone,
        List<FilledBlock> greeting,
        List<FilledBlock> conclusion,
        List<Chapter> chapters,
        String detailsHeading,
        List<Detail> details,
        Letterhead letterhead,
        String footer) {

    /// A part with its heading.
    public record Chapter(String heading, List<FilledBlock> blocks) {}

    public record Detail(String label, String value) {}

    /// How the conclusion looks, so that a glance tells.
    public enum Tone {
        WELL("#2b8a3e", "#ebfbee"),
        CARE("#e67700", "#fff9db"),
        ACT("#c92a2a", "#fff5f5"),
        PLAIN("#1c7ed6", "#e7f5ff");

        private final String edge;
        private final String ground;

        Tone(String edge, String ground) {
            this.edge = edge;
            this.ground = ground;
        }

        public String edge() {
            return edge;
        }

        public String ground() {
            return ground;
        }
    }
}
