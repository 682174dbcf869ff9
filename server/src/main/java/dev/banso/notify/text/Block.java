package dev.banso.notify.text;

import java.util.List;

/// A piece of a section: a paragraph or a list, still with its placeholders.
public sealed interface Block {
    record Paragraph(String text) implements Block {}

    /// @param numbered whether order matters
    record Bullets(boolean numbered, List<String> points) implements Block {}

    /// Where [Placeholder#ITEMS] is filled in.
    record Items() implements Block {}
}
