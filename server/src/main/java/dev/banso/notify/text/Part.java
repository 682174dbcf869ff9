package dev.banso.notify.text;

import dev.banso.notify.text.NoticeKind.Family;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The parts of a notice, in the order in which a reader meets them. Their headings in the text files are the headings
/// of the mail.
public enum Part {
    SUBJECT("件名", "Subject"),
    GREETING("あいさつ", "Greeting"),
    /// The first line of the mail: is all well, must I act?
    CONCLUSION("結論", "In short"),
    WHAT("何が起きたか", "What happened"),
    STOPPED("防御できたか", "Was it stopped"),
    IMPACT("影響", "What it means for you"),
    ACTIONS("今すること", "What to do now"),
    CALL("連絡先", "Whom to call");

    private final String japanese;
    private final String english;

    Part(String japanese, String english) {
        this.japanese = japanese;
        this.english = english;
    }

    /// The heading in that language.
    public String heading(Locale locale) {
        return locale.getLanguage().equals("ja") ? japanese : english;
    }

    static Optional<Part> of(String heading, Locale locale) {
        return Arrays.stream(values()).filter(part -> part.heading(locale).equals(heading)).findFirst();
    }

    /// The parts that every notice of this family must have, in its own text or in the common one.
    static Set<Part> required(Family family) {
        return switch (family) {
            case ALERT -> EnumSet.allOf(Part.class);
            case DIGEST, REPORT, INVITATION, DESK -> EnumSet.of(SUBJECT, GREETING, CONCLUSION, WHAT, ACTIONS, CALL);
            case COMMON -> EnumSet.of(GREETING, CALL);
        };
    }
}
