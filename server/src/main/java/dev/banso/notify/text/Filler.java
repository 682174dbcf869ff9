package dev.banso.notify.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts facts into the blocks of a text.
final class Filler {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)\\}");
    private static final int LONGEST_LIST = 50;

    private final Words words;
    private final Facts facts;

    Filler(Words words, Facts facts) {
        this.words = words;
        this.facts = facts;
    }

    List<FilledBlock> fill(Section section) {
        return section.blocks().stream().map(this::fill).toList();
    }

    /// The same without headings and links, for a subject line.
    String line(Section section) {
        StringBuilder line = new StringBuilder();
        for (FilledBlock block : fill(section)) {
            if (block instanceof FilledBlock.Paragraph paragraph) {
                paragraph.runs().forEach(run -> line.append(run.text()));
            }
        }
        return line.toString();
    }

    private FilledBlock fill(Block block) {
        return switch (block) {
            case Block.Paragraph paragraph -> new FilledBlock.Paragraph(runs(paragraph.text()));
            case Block.Bullets bullets -> new FilledBlock.Bullets(bullets.numbered(), bullets.points().stream().map(this::runs).toList());
            case Block.Items items -> new FilledBlock.Bullets(false, items());
        };
    }

    private List<List<Run>> items() {
        List<List<Run>> rows = new ArrayList<>();
        facts.items().stream().limit(LONGEST_LIST).forEach(row -> rows.add(List.of(new Run(words.item(row), null))));
        if (facts.items().size() > LONGEST_LIST) {
            rows.add(List.of(new Run(words.say("item.more", facts.items().size() - LONGEST_LIST), null)));
        }
        return rows;
    }

    private List<Run> runs(String template) {
        List<Run> runs = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(template);
        int from = 0;
        while (matcher.find()) {
            addText(runs, template.substring(from, matcher.start()));
            Placeholder placeholder = Placeholder.of(matcher.group(1)).orElseThrow();
            String value = words.fill(placeholder, facts.values());
            boolean link = placeholder.form() == Placeholder.Form.LINK && facts.values().containsKey(placeholder.code());
            runs.add(new Run(value, link ? value : null));
            from = matcher.end();
        }
        addText(runs, template.substring(from));
        return runs;
    }

    private static void addText(List<Run> runs, String text) {
        if (!text.isEmpty()) {
            runs.add(new Run(text, null));
        }
    }
}
