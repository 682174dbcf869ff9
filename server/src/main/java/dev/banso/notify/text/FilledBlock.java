package dev.banso.notify.text;

import java.util.List;

/// A piece of a section with its placeholders filled in.
public sealed interface FilledBlock {
    record Paragraph(List<Run> runs) implements FilledBlock {}

    record Bullets(boolean numbered, List<List<Run>> points) implements FilledBlock {}
}
