package dev.banso.report.paper;

import java.util.ArrayList;
import java.util.List;

/// The expert's plain text as blocks: an empty line ends a paragraph, lines that begin with `-` or `・` are a list.
public record CommentText(List<Block> blocks) {
    /// A paragraph or a list.
    public record Block(boolean list, List<String> lines) {}

    public static CommentText of(String text) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        boolean list = false;
        for (String line : text.strip().split("\\R", -1)) {
            String stripped = line.strip();
            boolean item = stripped.startsWith("- ") || stripped.startsWith("・");
            if (!lines.isEmpty() && (stripped.isEmpty() || item != list)) {
                blocks.add(new Block(list, List.copyOf(lines)));
                lines.clear();
            }
            list = item;
            if (!stripped.isEmpty()) {
                lines.add(item ? stripped.substring(stripped.startsWith("・") ? 1 : 2).strip() : stripped);
            }
        }
        if (!lines.isEmpty()) {
            blocks.add(new Block(list, List.copyOf(lines)));
        }
        return new CommentText(blocks);
    }
}
