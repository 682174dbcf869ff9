package dev.banso.notify.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a text file: sections under `## heading` or `## heading【condition】`, in them paragraphs, `1.` and `-` lists.
/// Everything wrong is collected with its line, so that an editor sees all of it at once.
final class TextReader {
    private static final Pattern HEADING = Pattern.compile("##\\s*(.+?)\\s*(?:[\\[【](.+?)[\\]】])?\\s*");
    private static final Pattern POINT = Pattern.compile("(\\d+\\.|-)\\s+(.+)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");
    private static final String ITEMS = "{" + Placeholder.ITEMS.code() + "}";

    private final String file;
    private final NoticeKind kind;
    private final Locale locale;
    private final List<TextProblem> problems = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private List<Block> blocks = new ArrayList<>();
    private StringBuilder paragraph = new StringBuilder();

    private TextReader(String file, NoticeKind kind, Locale locale) {
        this.file = file;
        this.kind = kind;
        this.locale = locale;
    }

    static Read read(String file, NoticeKind kind, Locale locale, String source) {
        TextReader reader = new TextReader(file, kind, locale);
        reader.readLines(source.lines().toList());
        return new Read(new NoticeText(List.copyOf(reader.sections)), List.copyOf(reader.problems));
    }

    private void readLines(List<String> lines) {
        for (int index = 0; index < lines.size(); index++) {
            String line = lines.get(index).strip();
            if (line.startsWith("##")) {
                endParagraph();
                open(line, index + 1);
            } else if (sections.isEmpty()) {
                complain(!line.isEmpty(), index + 1, "before-heading");
            } else {
                checkPlaceholders(line, index + 1);
                add(line, lines.get(index).startsWith(" "));
            }
        }
        endParagraph();
        for (Placeholder required : Placeholder.required(kind.family())) {
            String place = "{" + required.code() + "}";
            complain(lines.stream().noneMatch(line -> line.contains(place)), 1, "required", place);
        }
    }

    private void open(String line, int number) {
        Matcher matcher = HEADING.matcher(line);
        String heading = matcher.matches() ? matcher.group(1) : line;
        String word = matcher.matches() ? matcher.group(2) : null;
        Part part = Part.of(heading, locale).orElse(null);
        Condition condition = word == null ? null : Condition.of(word, locale).orElse(null);
        complain(part == null, number, "heading", heading);
        if (word != null) {
            complain(condition == null, number, "condition", word);
        }
        boolean again = sections.stream().anyMatch(section -> section.part() == part && section.condition() == condition);
        complain(part != null && again, number, "twice");
        blocks = new ArrayList<>();
        sections.add(new Section(part == null ? Part.WHAT : part, condition, blocks, number));
    }

    private void add(String line, boolean indented) {
        Matcher point = POINT.matcher(line);
        if (line.isEmpty()) {
            endParagraph();
        } else if (line.equals(ITEMS)) {
            endParagraph();
            blocks.add(new Block.Items());
        } else if (point.matches()) {
            endParagraph();
            addPoint(!point.group(1).equals("-"), point.group(2));
        } else if (indented && paragraph.isEmpty() && !blocks.isEmpty() && blocks.getLast() instanceof Block.Bullets bullets) {
            bullets.points().add(join(bullets.points().removeLast(), line));
        } else {
            paragraph = new StringBuilder(join(paragraph.toString(), line));
        }
    }

    private void addPoint(boolean numbered, String text) {
        if (blocks.isEmpty() || !(blocks.getLast() instanceof Block.Bullets bullets) || bullets.numbered() != numbered) {
            blocks.add(new Block.Bullets(numbered, new ArrayList<>()));
        }
        ((Block.Bullets) blocks.getLast()).points().add(text);
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            blocks.add(new Block.Paragraph(paragraph.toString()));
            paragraph = new StringBuilder();
        }
    }

    /// Japanese lines join without a space.
    private String join(String before, String line) {
        return before.isEmpty() ? line : before + (locale.getLanguage().equals("ja") ? "" : " ") + line;
    }

    private void checkPlaceholders(String line, int number) {
        Matcher matcher = PLACEHOLDER.matcher(line);
        while (matcher.find()) {
            Placeholder known = Placeholder.of(matcher.group(1)).orElse(null);
            boolean unknown = known == null || !Placeholder.of(kind.family()).contains(known);
            complain(unknown, number, "placeholder", matcher.group());
            complain(!unknown && known == Placeholder.ITEMS && !line.equals(ITEMS), number, "alone", ITEMS);
        }
    }

    private void complain(boolean wrong, int line, String what, Object... arguments) {
        if (wrong) {
            problems.add(TextProblem.of(file, line, "notify.text." + what, arguments));
        }
    }

    /// What was read, and everything wrong with it.
    record Read(NoticeText text, List<TextProblem> problems) {}
}
