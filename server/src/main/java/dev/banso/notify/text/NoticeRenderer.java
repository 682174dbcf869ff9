package dev.banso.notify.text;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Turns a kind, facts and a situation into a mail in one language.
@Component
public class NoticeRenderer {
    private static final List<Part> CHAPTERS = List.of(Part.WHAT, Part.STOPPED, Part.IMPACT, Part.ACTIONS, Part.CALL);
    private static final List<Placeholder> DETAILS = List.of(Placeholder.SEVERITY, Placeholder.CLASS, Placeholder.ATTACK,
            Placeholder.TARGET, Placeholder.DEVICE, Placeholder.COUNT, Placeholder.FIRST_SEEN, Placeholder.LAST_SEEN);
    private static final int LONGEST_SUBJECT = 150;

    private final NoticeTexts texts;
    private final MessageSource messages;
    private final TemplateEngine templates;

    NoticeRenderer(NoticeTexts texts, MessageSource messages, TemplateEngine templates) {
        this.texts = texts;
        this.messages = messages;
        this.templates = templates;
    }

    /// The notice as the provider's present texts say it.
    public RenderedNotice render(NoticeKind kind, Locale locale, Facts facts, Set<Condition> conditions, Letterhead letterhead) {
        return render(texts.shelf(locale), kind, locale, facts, conditions, letterhead);
    }

    RenderedNotice render(TextShelf shelf, NoticeKind kind, Locale locale, Facts facts, Set<Condition> conditions, Letterhead letterhead) {
        Letter letter = letter(shelf, kind, locale, facts, conditions, letterhead);
        StringOutput html = new StringOutput();
        templates.render("notify/mail.jte", letter, html);
        return new RenderedNotice(letter.subject(), PlainText.of(letter), html.toString());
    }

    private Letter letter(TextShelf shelf, NoticeKind kind, Locale locale, Facts facts, Set<Condition> given, Letterhead letterhead) {
        Set<Condition> conditions = given.isEmpty() ? EnumSet.noneOf(Condition.class) : EnumSet.copyOf(given);
        if (letterhead.phone().isBlank()) {
            conditions.add(Condition.NO_PHONE);
        }
        Words words = new Words(messages, locale);
        Map<String, String> values = new HashMap<>(facts.values());
        values.put(Placeholder.PROVIDER.code(), letterhead.sender());
        values.put(Placeholder.PHONE.code(), letterhead.phone());
        Filler filler = new Filler(words, new Facts(values, facts.items()));
        List<Letter.Chapter> chapters = new ArrayList<>();
        for (Part part : CHAPTERS) {
            shelf.find(kind, part, conditions).ifPresent(section ->
                    chapters.add(new Letter.Chapter(part.heading(locale), filler.fill(section))));
        }
        return new Letter(locale.getLanguage(), subject(shelf, kind, conditions, filler), tone(kind, conditions),
                fill(shelf, kind, Part.GREETING, conditions, filler), fill(shelf, kind, Part.CONCLUSION, conditions, filler),
                chapters, words.say("details"), details(kind, words, values), letterhead, words.say("footer"));
    }

    private static String subject(TextShelf shelf, NoticeKind kind, Set<Condition> conditions, Filler filler) {
        String subject = shelf.find(kind, Part.SUBJECT, conditions).map(filler::line).orElse(kind.code());
        return subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT) + "…";
    }

    private static List<FilledBlock> fill(TextShelf shelf, NoticeKind kind, Part part, Set<Condition> conditions, Filler filler) {
        return shelf.find(kind, part, conditions).map(filler::fill).orElse(List.of());
    }

    private static List<Letter.Detail> details(NoticeKind kind, Words words, Map<String, String> values) {
        if (kind.family() != NoticeKind.Family.ALERT) {
            return List.of();
        }
        Map<String, String> exact = new HashMap<>(values);
        DETAILS.forEach(placeholder -> exact.computeIfPresent(placeholder.code(),
                (code, value) -> values.getOrDefault(code + ".detail", value)));
        return DETAILS.stream()
                .filter(placeholder -> exact.containsKey(placeholder.code()))
                .map(placeholder -> new Letter.Detail(words.say("detail." + placeholder.code()), words.fill(placeholder, exact)))
                .toList();
    }

    private static Letter.Tone tone(NoticeKind kind, Set<Condition> conditions) {
        if (kind.family() != NoticeKind.Family.ALERT) {
            return Letter.Tone.PLAIN;
        }
        if (conditions.contains(Condition.HARMLESS) || conditions.contains(Condition.STOPPED)) {
            return Letter.Tone.WELL;
        }
        return conditions.contains(Condition.PASSED) ? Letter.Tone.ACT : Letter.Tone.CARE;
    }
}
