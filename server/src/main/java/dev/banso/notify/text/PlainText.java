package dev.banso.notify.text;

import java.util.List;
import java.util.stream.Collectors;

/// A letter for mail programs that show no HTML.
final class PlainText {
    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    static String of(Letter letter) {
        PlainText plain = new PlainText();
        plain.add(letter.greeting());
        plain.text.append("----------------------------------------\n");
        plain.add(letter.conclusion());
        plain.text.append("----------------------------------------\n\n");
        for (Letter.Chapter chapter : letter.chapters()) {
            plain.text.append("■ ").append(chapter.heading()).append("\n\n");
            plain.add(chapter.blocks());
        }
        if (!letter.details().isEmpty()) {
            plain.text.append("■ ").append(letter.detailsHeading()).append("\n\n");
            letter.details().forEach(detail -> plain.text.append(detail.label()).append(": ").append(detail.value()).append('\n'));
            plain.text.append('\n');
        }
        plain.text.append("-- \n").append(letter.letterhead().sender()).append('\n');
        if (!letter.letterhead().signature().isBlank()) {
            plain.text.append(letter.letterhead().signature().strip()).append('\n');
        }
        return plain.text.append('\n').append(letter.footer()).append('\n').toString();
    }

    private void add(List<FilledBlock> blocks) {
        for (FilledBlock block : blocks) {
            switch (block) {
                case FilledBlock.Paragraph paragraph -> text.append(line(paragraph.runs())).append("\n\n");
                case FilledBlock.Bullets bullets -> {
                    for (int index = 0; index < bullets.points().size(); index++) {
                        text.append(bullets.numbered() ? index + 1 + ". " : "・").append(line(bullets.points().get(index))).append('\n');
                    }
                    text.append('\n');
                }
            }
        }
    }

    private static String line(List<Run> runs) {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }
}
